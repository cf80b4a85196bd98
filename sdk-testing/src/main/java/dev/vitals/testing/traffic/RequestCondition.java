package dev.vitals.testing.traffic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.internal.wire.SecretNames;
import dev.vitals.testing.internal.wire.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a request has to be.
 *
 * @param wanted in words
 * @param met whether a request is it
 * @param found what a request is instead, in words
 */
record RequestCondition(
    String wanted, Predicate<ReceivedRequest> met, Function<ReceivedRequest, String> found) {

  static RequestCondition method(String method) {
    return equal("method", method, ReceivedRequest::method);
  }

  static RequestCondition path(String path) {
    return equal("path", path, ReceivedRequest::path);
  }

  static RequestCondition body(String body) {
    return equal("body", body, ReceivedRequest::body);
  }

  static RequestCondition query(String name, String value) {
    boolean secret = SecretNames.isSecretInUrl(name);
    Function<ReceivedRequest, List<String>> values =
        request -> Query.parse(request.query()).all(name);
    return new RequestCondition(
        "query parameter " + name + "=" + (secret ? Secrets.HIDDEN : value),
        request -> values.apply(request).contains(value),
        request -> {
          List<String> found = values.apply(request);
          if (found.isEmpty()) {
            return "no query parameter " + name;
          }
          return "query parameter "
              + name
              + "="
              + (secret ? Secrets.HIDDEN + ", another one" : String.join(", ", found));
        });
  }

  static RequestCondition header(String name, String value) {
    boolean secret = SecretNames.isSecret(name);
    return new RequestCondition(
        "header " + name + ": " + (secret ? Secrets.HIDDEN : value),
        request -> values(request, name).contains(value),
        request -> {
          List<String> values = values(request, name);
          if (values.isEmpty()) {
            return "no header " + name;
          }
          return "header "
              + name
              + ": "
              + (secret ? Secrets.HIDDEN + ", another one" : String.join(", ", values));
        });
  }

  static RequestCondition noHeader(String name) {
    return new RequestCondition(
        "no header " + name,
        request -> values(request, name).isEmpty(),
        request -> "header " + name);
  }

  static RequestCondition jsonAt(String pointer, @Nullable Object value) {
    JsonPointer compiled = JsonPointer.compile(pointer);
    JsonNode wanted = Json.valueOf(value);
    boolean secret = SecretNames.isSecret(pointer.substring(pointer.lastIndexOf('/') + 1));
    return new RequestCondition(
        "JSON at " + pointer + ": " + (secret ? Secrets.HIDDEN : wanted),
        request -> Json.parse(request.body())
            .filter(body -> Json.same(wanted, body.at(compiled)))
            .isPresent(),
        request -> {
          Optional<JsonNode> body = Json.parse(request.body());
          if (body.isEmpty()) {
            return request.body().isEmpty() ? "no body" : "a body that is not JSON";
          }
          JsonNode there = body.get().at(compiled);
          return there.isMissingNode()
              ? "nothing in the JSON at " + pointer
              : "JSON at " + pointer + ": " + (secret ? Secrets.HIDDEN + ", another one" : there);
        });
  }

  private static RequestCondition equal(
      String what, String wanted, Function<ReceivedRequest, String> actual) {
    return new RequestCondition(
        what + " " + wanted,
        request -> actual.apply(request).equals(wanted),
        request -> what + " " + actual.apply(request));
  }

  private static List<String> values(ReceivedRequest request, String name) {
    return request.headers().getOrDefault(name, List.of());
  }
}
