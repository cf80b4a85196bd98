package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MonitorRoutesTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @ParameterizedTest
  @ValueSource(strings = {"sessions", "metrics", "contexts"})
  void aCollectionWithoutItsSlashRedirectsToTheOneWithIt(String collection) {
    RawAnswer answer = RawHttp.get(fakes.monitor(), "/api/v1/" + collection + "?page=1");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location"))
        .contains(fakes.monitor().url() + "/api/v1/" + collection + "/?page=1");
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
  }

  @Test
  void connectionIsClosedAfterAnswerWithoutSayingSo() throws IOException {
    try (RawHttp http = RawHttp.open(fakes.monitor(), "GET", "/api/v1/sessions/count", "")) {
      RawAnswer answer = http.readAnswer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).isEmpty();
      assertThat(http.readToTheEnd()).isEmpty();
    }
    assertThat(fakes.monitor().openConnections()).isEmpty();
  }

  @Test
  void aCreateWithoutTheSlashIsRedirectedToo() {
    RawAnswer answer = RawHttp.postJson(fakes.monitor(), "/api/v1/sessions", "{}");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).contains(fakes.monitor().url() + "/api/v1/sessions/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/sessions/count/",
        "/api/v1/sessions/abc/",
        "/api/v1/sessions/abc/metrics/",
        "/api/v1/sessions/abc/metrics/count/",
        "/api/v1/session/abc/metrics",
        "/api/v1/metrics/abc",
        "/api/v1/metrics/count/",
        "/api/v1/contexts/abc/",
        "/api/v1/nothing/",
        "/api/v1/",
        "/api/v1",
        "/sessions/",
        "/"
      })
  void aSlashTooManyAndAnyOtherUrlIsAPageNotFound(String path) {
    RawAnswer answer = RawHttp.get(fakes.monitor(), path + "?page=1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.body()).startsWith("<!doctype html>");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, sessions/",
    "DELETE, sessions/abc",
    "PATCH, sessions/count",
    "POST, sessions/abc/metrics",
    "POST, metrics/count",
    "DELETE, contexts/"
  })
  void aWrongMethodIsRefusedInJson(String method, String path) {
    RawAnswer answer = RawHttp.send(fakes.monitor(), method, "/api/v1/" + path, "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"The method is not allowed for the requested URL.\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"WERKZEUG_1_0, 500", "WERKZEUG_2_2, 400", "WERKZEUG_2_3, 415"})
  void aPostThatIsNotJsonIsRefused(MonitorGeneration generation, int status) {
    fakes.monitor().generation(generation);

    RawAnswer other =
        RawHttp.post(fakes.monitor(), "/api/v1/sessions/", "{}", "Content-Type: text/plain");
    RawAnswer none = RawHttp.post(fakes.monitor(), "/api/v1/metrics/", "{}");

    assertThat(other.status()).isEqualTo(status);
    assertThat(none.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "Application/JSON; charset=utf-8", "application/vnd.x+json"})
  void jsonIsJsonByAnyOfItsNames(String contentType) {
    RawAnswer answer =
        RawHttp.post(fakes.monitor(), "/api/v1/sessions/", "{", "Content-Type: " + contentType);

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aPostToCountCreatesASessionOfThatName() {
    RawAnswer incomplete = RawHttp.postJson(fakes.monitor(), "/api/v1/sessions/count", "{}");
    RawAnswer complete = RawHttp.postJson(
        fakes.monitor(),
        "/api/v1/sessions/count",
        "{\"run_date\":\"2020-12-04\",\"scm_ref\":null,\"description\":{}}");

    assertThat(incomplete.status()).isEqualTo(500);
    assertThat(complete.json().path("session_h").textValue()).isEqualTo("count");
  }
}
