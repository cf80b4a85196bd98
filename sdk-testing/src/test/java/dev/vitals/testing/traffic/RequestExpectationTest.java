package dev.vitals.testing.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.testing.FakeGoodMem;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import dev.vitals.testing.RawHttp;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RequestExpectationTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  private FakeGoodMem goodmem;

  @BeforeEach
  void twoRequests() {
    goodmem = fakes.goodmem();
    RawHttp.postJson(
        goodmem, "/v1/ping:once", "{\"targetId\":\"a\",\"n\":1}", "x-api-key: " + goodmem.key());
    RawHttp.get(goodmem, "/other?page=1&tag=x%20y&tag=z", "X-Odd: 1", "x-odd: 2");
  }

  @Test
  void conditionsThatAreMetSelectTheirRequests() {
    List<ReceivedRequest> found = goodmem
        .expect()
        .method("POST")
        .path("/v1/ping:once")
        .header("X-API-KEY", goodmem.key())
        .withoutHeader("X-Odd")
        .body("{\"targetId\":\"a\",\"n\":1}")
        .jsonAt("/targetId", "a")
        .exactly(1);

    assertThat(found).containsExactly(goodmem.received().get(0));
    assertThat(goodmem.expect().query("tag", "x y").query("tag", "z").exactly(1))
        .hasSize(1);
    assertThat(goodmem.expect().header("X-Odd", "2").atLeast(1)).hasSize(1);
    assertThat(goodmem.expect().exactly(2)).hasSize(2);
    goodmem.expect().method("PUT").never();
  }

  @Test
  void numbersAreEqualByValueAndStructuresByContent() {
    RawHttp.postJson(goodmem, "/", "{\"a\":[1,{\"b\":null}],\"c\":true}");

    goodmem.expect().jsonAt("/n", 1L).exactly(1);
    goodmem.expect().jsonAt("/n", 1.0).exactly(1);
    goodmem
        .expect()
        .jsonAt("/a", List.of(1, Collections.singletonMap("b", null)))
        .exactly(1);
    goodmem.expect().jsonAt("/a/1/b", null).exactly(1);
    goodmem.expect().jsonAt("", Map.of("targetId", "a", "n", 1)).exactly(1);
    goodmem.expect().jsonAt("/c", "true").never();
    goodmem.expect().jsonAt("/n", "1").never();
  }

  @Test
  void aFailureSaysWhatWasWantedAndWhatEachRequestIsInstead() {
    String message = failure(() -> goodmem
        .expect()
        .method("POST")
        .path("/v1/ping:once")
        .header("Accept", "text/plain")
        .query("page", "2")
        .jsonAt("/targetId", "b")
        .exactly(1));

    assertThat(message).isEqualTo("""
        Expected exactly 1 request to FakeGoodMem with
          method POST
          path /v1/ping:once
          header Accept: text/plain
          query parameter page=2
          JSON at /targetId: "b"
        but 0 of the 2 received match:
          1. POST /v1/ping:once does not match: it has
               no header Accept
               no query parameter page
               JSON at /targetId: "a"
             body: {"targetId":"a","n":1}
          2. GET /other?page=1&tag=x%20y&tag=z does not match: it has
               method GET
               path /other
               no header Accept
               query parameter page=1
               no body""");
  }

  @Test
  void tooManyRequestsAreListedAsWhatTheyAre() {
    assertThat(failure(() -> goodmem.expect().method("GET").never())).isEqualTo("""
        Expected no requests to FakeGoodMem with
          method GET
        but 1 of the 2 received match:
          1. POST /v1/ping:once does not match: it has
               method POST
             body: {"targetId":"a","n":1}
          2. GET /other?page=1&tag=x%20y&tag=z matches""");
  }

  @Test
  void aServerThatReceivedNothingSaysSo() {
    assertThat(failure(() -> fakes.node().expect().atLeast(2))).isEqualTo("""
        Expected at least 2 requests to FakeNode
        but none was received.""");
  }

  @Test
  void credentialsAreInNoMessage() {
    String canary = "gm_canary0123456789";
    RawHttp.postJson(
        goodmem,
        "/v1/ping:once?token=" + canary + "&echo=" + goodmem.key(),
        "{\"password\": \"" + canary + "\", \"again\": \"" + goodmem.key() + "\"}",
        "x-api-key: " + canary);

    String message = failure(() -> goodmem
        .expect()
        .header("x-api-key", canary + "?")
        .header("Authorization", "Bearer " + canary)
        .jsonAt("/password", "no")
        .exactly(1));

    assertThat(message)
        .doesNotContain(canary, goodmem.key())
        .contains("header x-api-key: [hidden]")
        .contains("header x-api-key: [hidden], another one")
        .contains("header Authorization: [hidden]")
        .contains("JSON at /password: [hidden], another one")
        .contains("token=[hidden]")
        .contains("\"password\": \"[hidden]\"")
        .contains("\"again\": \"[hidden]\"")
        .contains("Expected exactly 1 request");
  }

  @Test
  void aLongBodyIsShortenedButNotInTheMiddleOfASecret() {
    RawHttp.postJson(goodmem, "/", "x".repeat(395) + goodmem.key() + "y".repeat(1_000));

    assertThat(failure(() -> goodmem.expect().never()))
        .contains("x".repeat(395) + "[hidd…")
        .doesNotContain("gm_", "yyy");
  }

  @Test
  void otherBodiesAreNamed() {
    RawHttp.postJson(goodmem, "/", "not JSON");

    assertThat(failure(() -> goodmem.expect().jsonAt("/x", 1).exactly(1)))
        .contains("nothing in the JSON at /x", "a body that is not JSON", "no body");
  }

  @Test
  void laterRequestsAreNotSeen() {
    RequestExpectation before = goodmem.expect();
    RawHttp.get(goodmem, "/late");

    before.path("/late").never();
    goodmem.expect().path("/late").exactly(1);
  }

  @Test
  void aFaultServerCanBeAskedAsWell() {
    try (FaultServer server = FaultServer.start(FaultScript.answer(200, "text/plain", ""))) {
      assertThatThrownBy(() -> server.expect().exactly(1))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("FaultServer");
    }
  }

  private static String failure(ThrowingCallable expectation) {
    return String.valueOf(
        catchThrowableOfType(AssertionError.class, expectation).getMessage());
  }
}
