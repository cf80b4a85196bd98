package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MonitorPagingTest {
  private static final String SESSIONS = "/api/v1/sessions/";
  private static final String JSON = "Content-Type: application/json";

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().monitorPageSize(2).start();

  @Test
  void pagesNameTheirNeighboursAndTheirNumber() {
    fakes.monitor().addSampleSessions(5);

    JsonNode first = get("?page=1").json();
    JsonNode second = get("?page=2").json();
    JsonNode third = get("?page=3").json();

    assertThat(List.of(first, second, third))
        .extracting(page -> page.path("sessions").size())
        .containsExactly(2, 2, 1);
    assertThat(first.has("prev_url")).isFalse();
    assertThat(first.path("next_url").textValue()).isEqualTo("/api/v1/sessions/?page=2");
    assertThat(second.path("prev_url").textValue()).isEqualTo("/api/v1/sessions/?page=1");
    assertThat(second.path("next_url").textValue()).isEqualTo("/api/v1/sessions/?page=3");
    assertThat(third.has("next_url")).isFalse();
    assertThat(third.path("total_page").intValue()).isEqualTo(3);
  }

  @Test
  void urlsOfNeighboursKeepPrefixAndParameters() {
    fakes.monitor().addSampleSessions(5);

    JsonNode page = get("%25?with_flags=numpy,none&page=2&page=1&x=a%20b").json();

    assertThat(page.path("next_url").textValue())
        .isEqualTo("/api/v1/sessions/%25?with_flags=numpy%2Cnone&page=3&x=a+b");
  }

  @Test
  void thePageSizeIsTheServersAndNotTheClients() {
    fakes.monitor().addSampleSessions(5);

    assertThat(get("?page=1&per_page=5").json().path("sessions")).hasSize(2);
  }

  @Test
  void fiveHundredIsTheDefaultSize() {
    try (FakeServices standard = FakeServices.start()) {
      standard.monitor().addSampleSessions(501);

      JsonNode page = RawHttp.get(standard.monitor(), SESSIONS + "?page=1").json();

      assertThat(page.path("sessions")).hasSize(500);
      assertThat(page.path("total_page").intValue()).isEqualTo(2);
    }
  }

  @Test
  void anEmptyFirstPageIsNoContentThatClaimsToBeJson() {
    RawAnswer answer = get("?page=1");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Content-Length")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "4",
        "-4",
        "999999999",
        "2147483647",
        "-2147483648",
        "99999999999999999999",
        "-99999999999999999999"
      })
  void aPageOutOfRangeIsNotFoundInJson(String page) {
    fakes.monitor().addSampleSessions(5);

    RawAnswer answer = get("?page=" + page);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.json().path("message").textValue())
        .contains("You have requested this URI [/api/v1/sessions/] but did you mean");
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "-2, 2", "-3, 1", "%202, 2", "+2, 2"})
  void negativePagesCountFromTheEnd(String page, int number) {
    fakes.monitor().addSampleSessions(5);

    assertThat(get("?page=" + page).json()).isEqualTo(get("?page=" + number).json());
  }

  @Test
  void thereIsNoLastPageOfNothing() {
    assertThat(get("?page=-1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"WERKZEUG_1_0, 200", "WERKZEUG_2_2, 400", "WERKZEUG_2_3, 415"})
  void withoutPageTheServerLooksForJson(MonitorGeneration generation, int status) {
    fakes.monitor().addSampleSessions(1);
    fakes.monitor().generation(generation);

    assertThat(get("").status()).isEqualTo(status);
    assertThat(get("?with_flags=numpy").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "2abc", "1.5", ""})
  void aPageThatIsNoNumberIsAsGoodAsNone(String page) {
    fakes.monitor().addSampleSessions(5);

    assertThat(get("?page=" + page).status()).isEqualTo(415);
    fakes.monitor().generation(MonitorGeneration.WERKZEUG_1_0);
    assertThat(get("?page=" + page).json().path("sessions"))
        .isEqualTo(get("?page=1").json().path("sessions"));
  }

  @Test
  void theMessageOfARefusalSaysWhatTheFrameworkMissed() {
    assertThat(get("").body())
        .isEqualTo(
            "{\"message\":\"Did not attempt to load JSON data because the request Content-Type"
                + " was not 'application/json'.\"}\n");
  }

  @ParameterizedTest
  @EnumSource
  void withoutPageAnEmptyJsonBodyIsABadRequest(MonitorGeneration generation) {
    fakes.monitor().addSampleSessions(1);
    fakes.monitor().generation(generation);

    assertThat(get("", JSON).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void withPageNoHeaderMatters(MonitorGeneration generation) {
    fakes.monitor().addSampleSessions(1);
    fakes.monitor().generation(generation);

    assertThat(get("?page=1").status()).isEqualTo(200);
    assertThat(get("?page=1", JSON).status()).isEqualTo(200);
    assertThat(get("?page=1", "Content-Type: text/plain").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void countsNeverLookForAPage(MonitorGeneration generation) {
    fakes.monitor().addSampleSessions(3);
    fakes.monitor().generation(generation);

    assertThat(get("count").body()).isEqualTo("{\"count\":3}\n");
  }

  private RawAnswer get(String rest, String... headers) {
    return RawHttp.get(fakes.monitor(), SESSIONS + rest, headers);
  }
}
