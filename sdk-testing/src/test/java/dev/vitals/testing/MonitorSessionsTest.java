package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MonitorSessionsTest {
  private static final String SESSIONS = "/api/v1/sessions/";
  private static final String INTERNAL_SERVER_ERROR = "{\"message\":\"Internal Server Error\"}\n";

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @Test
  void aCreatedSessionComesBackWithTagsInPlaceOfItsDescription() {
    RawAnswer answer =
        create("{\"session_h\":\"0041724f\",\"run_date\":\"2020-12-04T23:18:15.661016\","
            + "\"scm_ref\":\"4914d195\",\"description\":{\"numpy\":\"1.17.1\"}}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo("{\"session_h\":\"0041724f\",\"run_date\":\"2020-12-04T23:18:15.661016\","
            + "\"scm_ref\":\"4914d195\",\"tags\":[{\"name\":\"numpy\",\"value\":\"1.17.1\"}]}"
            + "\n");
  }

  @Test
  void theDocumentedNameOfTheIdIsIgnoredAndSoTheIdIsMissing() {
    RawAnswer answer =
        create("{\"h\":\"a\",\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":{}}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo(INTERNAL_SERVER_ERROR);
  }

  @Test
  void anIdInTheUrlStandsInForAMissingOne() {
    RawAnswer inUrl = RawHttp.postJson(
        fakes.monitor(),
        SESSIONS + "fromurl",
        "{\"h\":\"a\",\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":{}}");
    RawAnswer inBoth = RawHttp.postJson(fakes.monitor(), SESSIONS + "fromurl", session("body"));

    assertThat(inUrl.json().path("session_h").textValue()).isEqualTo("fromurl");
    assertThat(inBoth.json().path("session_h").textValue()).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"{\\\"numpy\\\": \\\"1.17.1\\\"}\"", "null", "[]", "5"})
  void aDescriptionThatIsNoObjectIsRefusedWithoutAWord(String description) {
    RawAnswer answer =
        create("{\"session_h\":\"a\",\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":"
            + description
            + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"session_h\":null,\"run_date\":null,\"scm_ref\":null,\"tags\":null}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"session_h\":\"a\",\"run_date\":\"2020-12-04\",\"description\":{}}",
        "{\"session_h\":\"a\",\"scm_ref\":null,\"description\":{}}",
        "{\"session_h\":\"a\",\"run_date\":\"2020-12-04\",\"scm_ref\":null}",
        "{\"session_h\":\"a\",\"run_date\":null,\"scm_ref\":null,\"description\":{}}",
        "{\"session_h\":null,\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":{}}",
        "{}",
        "[]",
        "null"
      })
  void aMissingMemberIsAServerError(String body) {
    RawAnswer answer = create(body);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo(INTERNAL_SERVER_ERROR);
    assertThat(list("?page=1").status()).isEqualTo(204);
  }

  @Test
  void aSecondSessionOfTheSameIdIsAServerErrorAndChangesNothing() {
    create(session("a", "\"first\":\"1\""));

    RawAnswer second = create(session("a", "\"second\":\"2\""));

    assertThat(second.status()).isEqualTo(500);
    assertThat(list("?page=1").body()).contains("first").doesNotContain("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"session_h\":", "", "{} {}", "not JSON"})
  void malformedJsonIsABadRequest(String body) {
    RawAnswer answer = create(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").textValue()).startsWith("The browser (or proxy) sent");
  }

  @Test
  void aBadDateIsAServerErrorButTheRowIsStoredAndSpoilsItsListings() {
    create(session("aaa"));
    RawAnswer answer = create("{\"session_h\":\"bbb\",\"run_date\":\"yesterday\",\"scm_ref\":null,"
        + "\"description\":{}}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(list("?page=1").status()).isEqualTo(500);
    assertThat(list("bbb?page=1").status()).isEqualTo(500);
    assertThat(list("aaa?page=1").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-04T23:18:15Z, 2020-12-04T23:18:15+00:00",
    "2020-12-04T23:18:15.000000, 2020-12-04T23:18:15",
    "2020-12-04, 2020-12-04T00:00:00"
  })
  void aDateIsNotSentAsItWasPosted(String posted, String sent) {
    RawAnswer answer =
        create("{\"session_h\":\"a\",\"run_date\":\"%s\",\"scm_ref\":null,\"description\":{}}"
            .formatted(posted));

    assertThat(answer.json().path("run_date").textValue()).isEqualTo(sent);
  }

  @Test
  void tagsAreTextsAsPythonWritesThemAndNullStaysNull() {
    RawAnswer answer =
        create(session("a", "\"n\":3,\"b\":true,\"o\":{\"a\":1},\"z\":null,\"f\":1.0"));

    assertThat(answer.json().path("tags").toString())
        .isEqualTo("[{\"name\":\"n\",\"value\":\"3\"},{\"name\":\"b\",\"value\":\"True\"},"
            + "{\"name\":\"o\",\"value\":\"{'a': 1}\"},{\"name\":\"z\",\"value\":null},"
            + "{\"name\":\"f\",\"value\":\"1.0\"}]");
  }

  @Test
  void aSessionWithoutReferenceIsListedWithNullButNotCounted() {
    create(session("a"));
    create("{\"session_h\":\"b\",\"run_date\":\"2020-12-04\",\"scm_ref\":\"\",\"description\":{}}");

    assertThat(list("?page=1").json().path("sessions")).hasSize(2);
    assertThat(list("a?page=1").body()).contains("\"scm_ref\":null,\"tags\":[]");
    RawAnswer count = RawHttp.get(fakes.monitor(), SESSIONS + "count");
    assertThat(count.status()).isEqualTo(200);
    assertThat(count.body()).isEqualTo("{\"count\":1}\n");
  }

  @Test
  void sampleSessionsAreWhatTheListingShows() {
    List<String> ids = fakes.monitor().addSampleSessions(3);

    assertThat(ids(list("?page=1"))).isEqualTo(ids);
    assertThat(fakes.monitor().addSampleSessions(2)).doesNotContainAnyElementsOf(ids);
    assertThat(fakes.monitor().received()).hasSize(1);
  }

  @Test
  void aSessionThatTheServerRefusesCannotBeAdded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.monitor().addSession("{\"description\":[]}"))
        .withMessageContaining("the server answers 400");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.monitor().addSession("{"))
        .withMessageContaining("not JSON");
  }

  @Test
  void theNextRequestCanBeFailed() {
    fakes.monitor().failNext(503, "maintenance");

    assertThat(list("?page=1").body()).isEqualTo("{\"message\":\"maintenance\"}\n");
    assertThat(list("?page=1").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "dead, 2",
    "DEAD, 2",
    "d%65ad, 2",
    "deadb, 1",
    "%25beef, 2",
    "_ead, 3",
    "x, 0",
    "d%2B, 0"
  })
  void aPrefixIsAPatternInAnyCase(String prefix, int found) {
    List.of("deadbeef", "Dead0000", "bead1111", "12beef").forEach(id -> create(session(id)));

    RawAnswer answer = list(prefix + "?page=1");

    if (found == 0) {
      assertThat(answer.status()).isEqualTo(204);
    } else {
      assertThat(answer.json().path("sessions")).hasSize(found);
    }
  }

  /** Sessions: a has x=1, b has x=2 and y=1, c has y as an empty text, d has x as a number. */
  @Nested
  final class Filters {

    @BeforeEach
    void createSessions() {
      create(session("a", "\"x\":\"1\""));
      create(session("b", "\"x\":\"2\",\"y\":\"1\",\"n\":{\"z\":\"3\"}"));
      create(session("c", "\"y\":\"\",\"nothing\":null"));
      create(session("d", "\"x\":1,\"y\":\"9\""));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "none",
        value = {
          "with_flags=x                                        | a,b,d",
          "with_flags=x&restrict_flags=1                       | a",
          "with_flags=x,y                                      | a,b,d",
          "with_flags=x,y&method=match_any                     | a,b,d",
          "with_flags=x,y&method=match_all                     | b,d",
          "with_flags=x,y&method=anything                      | b,d",
          "with_flags=x%2Cy&restrict_flags=%2C9&method=match_all | d",
          "with_flags=x,y&restrict_flags=2&method=match_all    | b",
          "with_flags=x&restrict_flags=2,ignored               | b",
          "with_flags=n.z&restrict_flags=3                     | b",
          "with_flags=nothing                                  | none",
          "with_flags=unknown                                  | none",
          "with_flags=                                         | a,b,c,d",
          "with_tags=x&restrict_flags=1                        | a,b,c,d"
        })
    void flagsSelectByDescription(String query, String ids) {
      RawAnswer answer = list("?page=1&" + query);

      if (ids == null) {
        assertThat(answer.status()).isEqualTo(204);
      } else {
        assertThat(ids(answer)).containsExactly(ids.split(","));
      }
    }

    @Test
    void flagsSelectFromAPrefixToo() {
      assertThat(ids(list("b?page=1&with_flags=x"))).containsExactly("b");
    }

    @Test
    void anEmptyNameIsAWrongPath() {
      assertThat(list("?page=1&with_flags=x,,y").status()).isEqualTo(500);
    }
  }

  private RawAnswer create(String body) {
    return RawHttp.postJson(fakes.monitor(), SESSIONS, body);
  }

  private RawAnswer list(String rest) {
    return RawHttp.get(fakes.monitor(), SESSIONS + rest);
  }

  private static List<String> ids(RawAnswer listing) {
    return StreamSupport.stream(listing.json().path("sessions").spliterator(), false)
        .map(session -> session.path("session_h").textValue())
        .toList();
  }

  private static String session(String id, String... description) {
    return "{\"session_h\":\"%s\",\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":{%s}}"
        .formatted(id, String.join(",", description));
  }
}
