package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.errors.DecodingException;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.model.Tag;
import dev.vitals.paging.Page;
import dev.vitals.sessions.SessionFilter;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.MonitorGeneration;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsQuirksTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private SessionsApi sessions;

  @BeforeEach
  void connect() {
    sessions = new SessionsApi(fakes.client(Service.MONITOR));
  }

  @Test
  void nothingFoundIsEmptyPage() {
    List<Page<?>> pages = List.of(
        sessions.list().page(1),
        sessions.findByPrefix("dead").page(1),
        sessions.metrics("dead").page(1));

    assertThat(pages).allSatisfy(page -> {
      assertThat(page.items()).isEmpty();
      assertThat(page.isLast()).isTrue();
    });
    assertThat(sessions.list().stream()).isEmpty();
    assertThat(sessions.get("dead")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void lastPageOfNothingIsEmpty(int total) {
    fakes
        .monitor()
        .answerNext(FakeAnswer.json(200, "{\"sessions\":[],\"total_page\":" + total + "}"));

    Page<Session> page = sessions.list().page(-1);

    assertThat(page.items()).isEmpty();
    assertThat(page.isLast()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, -1", "-1, -1", "-3, 2"})
  void impossiblePageCountsAreUndecodable(int page, int total) {
    fakes
        .monitor()
        .answerNext(FakeAnswer.json(200, "{\"sessions\":[],\"total_page\":" + total + "}"));
    fakes
        .monitor()
        .answerNext(FakeAnswer.json(200, "{\"metrics\":[],\"total_page\":" + total + "}"));

    assertThatThrownBy(() -> sessions.list().page(page))
        .isInstanceOf(DecodingException.class)
        .hasMessage(
            "GET /api/v1/sessions/: the answer to page %d has an impossible page count of %d",
            page, total);
    assertThatThrownBy(() -> sessions.metrics("dead").page(page))
        .isInstanceOf(DecodingException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyServerGenerationUnderstandsEveryRequest(MonitorGeneration generation) {
    fakes.monitor().generation(generation);

    sessions.create(newSession("dead").build());

    assertThat(sessions.list().stream()).hasSize(1);
    assertThat(sessions.list(SessionFilter.withTag("python")).stream()).isEmpty();
    assertThat(sessions.findByPrefix("de").stream()).hasSize(1);
    assertThat(sessions.metrics("dead").stream()).isEmpty();
    assertThat(sessions.countMetrics("dead")).isZero();
    assertThat(sessions.count()).isEqualTo(1);
  }

  @Test
  void slashesMatchServerAndPagesAreSent() {
    sessions.create(newSession("dead").build());
    sessions.list().page(1);
    sessions.list().page(-1);
    sessions.findByPrefix("de").page(1);
    sessions.metrics("dead").page(1);
    sessions.count();
    sessions.countMetrics("dead");

    assertThat(fakes.received(Service.MONITOR))
        .extracting(ReceivedRequest::toString)
        .containsExactly(
            "POST /api/v1/sessions/",
            "GET /api/v1/sessions/?page=1",
            "GET /api/v1/sessions/?page=-1",
            "GET /api/v1/sessions/de?page=1",
            "GET /api/v1/sessions/dead/metrics?page=1",
            "GET /api/v1/sessions/count",
            "GET /api/v1/sessions/dead/metrics/count");
    assertThat(fakes.received(Service.MONITOR))
        .filteredOn(request -> request.method().equals("GET"))
        .allSatisfy(request -> {
          assertThat(request.header("Content-Type")).isEmpty();
          assertThat(request.body()).isEmpty();
        });
  }

  @Test
  void newSessionSendsIdTwiceAndAlwaysItsRevision() {
    sessions.create(newSession("dead").scmRef(null).build());

    assertThat(fakes.received(Service.MONITOR).get(0).body())
        .contains("\"session_h\":\"dead\"")
        .contains("\"h\":\"dead\"")
        .contains("\"scm_ref\":null")
        .contains("\"description\":{}");
  }

  @Test
  void descriptionBecomesTags() {
    Session created =
        sessions.create(newSession("dead").description(Map.of("python", "3.11")).build());

    assertThat(created.tags())
        .containsExactly(Tag.builder().name("python").value("3.11").build());
  }

  @Test
  void tagsHaveNameOrKeyOrAreForgotten() {
    fakes.monitor().answerNext(FakeAnswer.json(200, """
            {"sessions":[
              {"session_h":"a","run_date":"2026-11-21","tags":[{"name":"os","value":"linux"}]},
              {"session_h":"b","run_date":"2026-11-21","tags":[{"key":"os","value":null}]},
              {"session_h":"c","run_date":"2026-11-21","tags":null}],
             "total_page":1}"""));

    List<Session> items = sessions.list().page(1).items();

    assertThat(items.get(0).tags())
        .containsExactly(Tag.builder().name("os").value("linux").build());
    assertThat(items.get(1).tags()).singleElement().satisfies(tag -> {
      assertThat(tag.name()).isEqualTo("os");
      assertThat(tag.value()).isNull();
    });
    assertThat(items.get(2).tags()).isNull();
  }

  @Test
  void dateIsReadInEveryForm() {
    Session zulu =
        sessions.create(newSession("a").runDate("2026-11-21T09:30:00.000000Z").build());
    Session day = sessions.create(newSession("b").runDate("2026-11-21").build());

    assertThat(zulu.runDateWithOffset())
        .hasValueSatisfying(
            date -> assertThat(date).isEqualTo(OffsetDateTime.parse("2026-11-21T09:30:00Z")));
    assertThat(day.runDateLocal()).contains(LocalDateTime.parse("2026-11-21T00:00:00"));
  }

  @Test
  void pagesAreRequestedByNumberAndNoUrlIsFollowed() {
    fakes.monitor().answerNext(FakeAnswer.json(200, """
            {"sessions":[{"session_h":"a","run_date":"2026-11-21"}],"total_page":2,
             "next_url":"%s/ext/health"}""".formatted(fakes.node().url())));
    fakes
        .monitor()
        .answerNext(FakeAnswer.json(
            200,
            "{\"sessions\":[{\"session_h\":\"b\",\"run_date\":\"2026-11-21\"}],\"total_page\":2}"));

    assertThat(sessions.list().stream()).extracting(Session::sessionH).containsExactly("a", "b");
    assertThat(fakes.received(Service.MONITOR))
        .hasToString("[GET /api/v1/sessions/?page=1, GET /api/v1/sessions/?page=2]");
    assertThat(fakes.received(Service.AVALANCHE)).isEmpty();
  }

  @Test
  void pagesAreFetchedWhenTheyAreNeeded() {
    fakes.monitor().addSampleSessions(5);

    assertThat(sessions.list().stream().limit(2)).hasSize(2);
    assertThat(fakes.received(Service.MONITOR)).hasSize(1);
    assertThat(sessions.list().stream()).hasSize(5);
    assertThat(fakes.received(Service.MONITOR)).hasSize(4);
  }

  @Test
  void filterKeepsItsPlaceOnEveryPage() {
    fakes.monitor().addSampleSessions(3);

    assertThat(sessions.list(SessionFilter.withTag("numpy")).stream()).hasSize(3);
    assertThat(fakes.received(Service.MONITOR))
        .allSatisfy(request -> assertThat(request.query()).contains("with_flags=numpy"));
  }

  @Test
  void conditionsAreJoinedByPosition() {
    SessionFilter either = SessionFilter.withTag("os", "linux").or(SessionFilter.withTag("python"));
    SessionFilter both = SessionFilter.withTag("os").and(SessionFilter.withTag("python", "3.11"));

    sessions.list(either).page(1);
    sessions.list(both).page(1);

    assertThat(fakes.received(Service.MONITOR))
        .extracting(ReceivedRequest::query)
        .containsExactly(
            "with_flags=os%2Cpython&restrict_flags=linux%2C&method=match_any&page=1",
            "with_flags=os%2Cpython&restrict_flags=%2C3.11&method=match_all&page=1");
  }

  @Test
  void andDoesNotMixWithOr() {
    SessionFilter a = SessionFilter.withTag("a");
    SessionFilter both = a.and(SessionFilter.withTag("b"));
    SessionFilter either = a.or(SessionFilter.withTag("b"));

    assertThatIllegalArgumentException().isThrownBy(() -> both.or(a));
    assertThatIllegalArgumentException().isThrownBy(() -> a.or(both));
    assertThatIllegalArgumentException().isThrownBy(() -> either.and(a));
    assertThatIllegalArgumentException().isThrownBy(() -> either.and(both));
    sessions.list(both.and(a)).page(1);
    sessions.list(either.or(a)).page(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,b", "a.b", "a\"b", "a'b"})
  void inexpressibleTagIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> SessionFilter.withTag(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1,2"})
  void inexpressibleValueIsRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> SessionFilter.withTag("a", value));
  }

  @Test
  void exactIdIsFoundAmongPrefixMatches() {
    for (String id : List.of("deadbeef", "deadbee", "DEAD", "dead")) {
      fakes.monitor().addSession(session(id));
    }

    assertThat(sessions.get("dead")).map(Session::sessionH).contains("dead");
    assertThat(sessions.get("de_d")).isEmpty(); // a wildcard finds some, but none is it
    assertThat(sessions.get("beef")).isEmpty();
  }

  @Test
  void countLeavesOutSessionsWithoutRevision() {
    sessions.create(newSession("a").build());
    sessions.create(newSession("b").scmRef(null).build());

    assertThat(sessions.count()).isEqualTo(1);
    assertThat(sessions.list().stream()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "count"})
  void prefixOfAnotherResourceIsRefused(String prefix) {
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.findByPrefix(prefix));
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.get(prefix));
    assertThat(fakes.received(Service.MONITOR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "count"})
  void contextIdOfAnotherResourceIsRefused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.context(id));
    assertThat(fakes.received(Service.MONITOR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void sessionIdOfAnotherResourceIsRefused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.metrics(id));
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.countMetrics(id));
    assertThat(fakes.received(Service.MONITOR)).isEmpty();
  }

  @Test
  void thereIsNoPageZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.list().page(0));
    assertThat(fakes.received(Service.MONITOR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "21.11.2026", "2026-13-01", "2026-02-30", "2026-11-21 25:00"})
  void dateThatWouldBreakListingsIsRefused(String date) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().runDate(date))
        .withMessageContaining("NewSession.run_date");
  }

  @Test
  void descriptionHasTextsOnly() {
    Map<String, String> withNull = new HashMap<>();
    withNull.put("python", null);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, String> withNumber = (Map) Map.of("python", 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().description(withNull));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().description(withNumber))
        .withMessageContaining("python");
  }

  private static NewSession.Builder newSession(String id) {
    return NewSession.builder()
        .sessionH(id)
        .runDate("2026-11-21T09:30:00")
        .scmRef("5f499c32")
        .description(Map.of());
  }

  private static String session(String id) {
    return """
        {"session_h":"%s","run_date":"2026-11-21T09:30:00","scm_ref":"","description":{}}""".formatted(id);
  }
}
