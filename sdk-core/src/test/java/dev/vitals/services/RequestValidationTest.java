package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiRequest;
import dev.vitals.errors.VitalsException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A check that finds nothing proves something only if it finds what is wrong. */
final class RequestValidationTest {
  private final Fakes fakes = Fakes.start(); // no extension here, as it would fail these tests

  @AfterEach
  void closeFakes() {
    fakes.close();
  }

  @Test
  void wrongRequestFailsItsTest() {
    send(Service.MONITOR, ApiRequest.get("/api/v1/sessions/", JsonNode.class));

    assertThatThrownBy(fakes::requireValidRequests)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("monitor-sessions.yaml")
        .hasMessageContaining("GET /api/v1/sessions/: ");
  }

  @Test
  void missingParameterIsFound() {
    send(Service.MONITOR, ApiRequest.get("/api/v1/sessions/", JsonNode.class));

    assertComplaint(Service.MONITOR, "Query parameter 'page' is required");
  }

  @Test
  void slashTooManyIsFound() {
    send(Service.MONITOR, ApiRequest.get("/api/v1/sessions/count/", JsonNode.class));

    assertComplaint(Service.MONITOR, "No API path found that matches");
  }

  @Test
  void slashTooFewIsFound() {
    send(Service.MONITOR, ApiRequest.get("/api/v1/sessions", JsonNode.class).query("page", "1"));

    assertComplaint(Service.MONITOR, "No API path found that matches");
  }

  @Test
  void missingMemberIsFound() {
    send(
        Service.GOODMEM,
        ApiRequest.post("/v1/ping:once", JsonNode.class).body(Map.of("timeoutMs", 5)));

    assertComplaint(Service.GOODMEM, "Object has missing required properties ([\"targetId\"])");
  }

  @Test
  void memberOfWrongTypeIsFound() {
    send(
        Service.AVALANCHE,
        ApiRequest.post("/ext/health", JsonNode.class)
            .body(Map.of("jsonrpc", "2.0", "id", 1, "method", 7)));

    assertComplaint(Service.AVALANCHE, "/method");
  }

  @Test
  void unknownMethodIsFound() {
    send(Service.STACKROX, ApiRequest.delete("/v1/ping", JsonNode.class));

    assertComplaint(Service.STACKROX, "DELETE operation not allowed");
  }

  private void assertComplaint(Service service, String words) {
    assertThat(RequestValidation.complaints(service, fakes.received(service)))
        .anySatisfy(complaint -> assertThat(complaint).contains(words));
  }

  /** What the fake thinks of it does not matter here. */
  private void send(Service service, ApiRequest<?> request) {
    try {
      fakes.client(service).send(request);
    } catch (VitalsException refused) {
      assertThat(refused.attempts()).isNotEmpty();
    }
  }
}
