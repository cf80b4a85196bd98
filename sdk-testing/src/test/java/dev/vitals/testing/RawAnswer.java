package dev.vitals.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer as read from the socket. */
public record RawAnswer(int status, Map<String, List<String>> headers, List<String> chunks) {

  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The whole body, whether it came in one piece or in chunks. */
  public String body() {
    return String.join("", chunks);
  }

  JsonNode json() {
    return Json.parse(body()).orElseThrow(() -> new AssertionError("not JSON: " + body()));
  }
}
