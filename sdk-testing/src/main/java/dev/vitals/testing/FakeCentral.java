package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * StackRox Central with its anonymous operations: {@code GET /v1/ping}, {@code /v1/metadata} and
 * {@code /v1/database/status}.
 *
 * <p>It expects no credential, and a wrong one is not reported: a ping proves nothing about it. The
 * version is told only to callers who send one.
 */
public final class FakeCentral extends FakeService {
  private static final String JSON = "application/json";
  private static final int NOT_FOUND = 5;
  private static final int UNIMPLEMENTED = 12;

  /** The HTTP status of each gRPC code, in the order of the codes. */
  private static final int[] HTTP_STATUS = {
    200, 408, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401
  };

  private static final String VERSION = "4.6.0";

  private volatile boolean databaseAvailable = true;
  private volatile CentralGeneration generation = CentralGeneration.GATEWAY_2;

  FakeCentral() {
    super("");
  }

  /** Behaves like this generation from now on. Default: {@link CentralGeneration#GATEWAY_2}. */
  public void generation(CentralGeneration generation) {
    this.generation = requireNonNull(generation, "generation");
  }

  /** Whether it reaches its database from now on. Default: true. A ping answers in any case. */
  public void databaseAvailable(boolean available) {
    this.databaseAvailable = available;
  }

  /**
   * Refuses the next request with a gRPC error, in the words of the current generation and with the
   * HTTP status that belongs to the code.
   *
   * @param code gRPC code from 1 (CANCELLED) to 16 (UNAUTHENTICATED)
   * @param details JSON objects, each with its {@code @type}
   */
  public void failNext(int code, String message, String... details) {
    if (code < 1 || code >= HTTP_STATUS.length) {
      throw new IllegalArgumentException("code must be from 1 to 16, was " + code);
    }
    ArrayNode parsed = Json.array();
    for (String detail : details) {
      parsed.add(Json.parse(detail)
          .orElseThrow(() -> new IllegalArgumentException("not JSON: " + detail)));
    }
    answerNext(Answer.json(HTTP_STATUS[code], error(code, message, parsed).toString()));
  }

  @Override
  Answer answer(ReceivedRequest request) {
    if (!request.path().startsWith("/v1/")) {
      return Answer.html(200, "<!doctype html><html><title>StackRox</title></html>");
    }
    ObjectNode answer = answerTo(request);
    if (answer == null) {
      return routingError(404, NOT_FOUND, "Not Found");
    }
    if (!request.method().equals("GET")) {
      return routingError(
          generation == CentralGeneration.GATEWAY_1 ? 405 : 501,
          UNIMPLEMENTED,
          "Method Not Allowed");
    }
    String body =
        Query.parse(request.query()).has("pretty") ? Json.indented(answer) : answer.toString();
    return acceptsGzip(request)
        ? Answer.of(200, JSON, gzip(body)).header("Content-Encoding", "gzip")
        : Answer.json(200, body);
  }

  private @Nullable ObjectNode answerTo(ReceivedRequest request) {
    return switch (request.path()) {
      case "/v1/ping" -> Json.object().put("status", "ok");
      case "/v1/metadata" ->
        Json.object()
            .put("version", request.header("Authorization").isPresent() ? VERSION : "")
            .put("buildFlavor", "release")
            .put("releaseBuild", true);
      case "/v1/database/status" -> Json.object().put("databaseAvailable", databaseAvailable);
      default -> null;
    };
  }

  private Answer routingError(int status, int code, String message) {
    return generation == CentralGeneration.GATEWAY_1
        ? Answer.text(status, message + "\n")
        : Answer.json(status, error(code, message, Json.array()).toString());
  }

  private ObjectNode error(int code, String message, ArrayNode details) {
    ObjectNode error = Json.object();
    if (generation == CentralGeneration.GATEWAY_1) {
      error.put("error", message);
    }
    error.put("code", code).put("message", message).set("details", details);
    return error;
  }

  private static boolean acceptsGzip(ReceivedRequest request) {
    return request
        .header("Accept-Encoding")
        .filter(value -> value.toLowerCase(Locale.ROOT).contains("gzip"))
        .isPresent();
  }

  private static Buffer gzip(String text) {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory does not fail
    }
    return zipped;
  }
}
