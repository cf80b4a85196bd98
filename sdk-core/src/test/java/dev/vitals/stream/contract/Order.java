package dev.vitals.stream.contract;

import dev.vitals.client.StreamRequest;
import dev.vitals.config.ResumePolicy;
import dev.vitals.config.RetryPolicy;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tests ask for when they want a stream read; the names are those of their protocol. */
record Order(
    URI streamUrl,
    URI callbackUrl,
    @Nullable Long initialDelayMs,
    @Nullable Long readTimeoutMs,
    @Nullable String lastEventId,
    @Nullable Map<String, String> headers,
    @Nullable String method,
    @Nullable String body) {
  /** The request as the public API says it. */
  StreamRequest<ServerSentEvent> request() {
    StreamRequest<ServerSentEvent> request = opened(Objects.requireNonNullElse(method, "GET"));
    String mediaType = "application/octet-stream";
    for (Map.Entry<String, String> header :
        Objects.requireNonNullElse(headers, Map.<String, String>of()).entrySet()) {
      if (header.getKey().toLowerCase(Locale.ROOT).equals("content-type")) {
        mediaType = header.getValue();
      } else {
        request = request.header(header.getKey(), header.getValue());
      }
    }
    if (body != null) {
      request = request.body(body.getBytes(StandardCharsets.UTF_8), mediaType);
    }
    if (lastEventId != null) {
      request = request.lastEventId(lastEventId);
    }
    if (readTimeoutMs != null) {
      request = request.idleTimeout(Duration.ofMillis(readTimeoutMs));
    }
    // The tests expect every break to be followed by another request, POST included.
    return request
        .idempotent()
        .resumeWith(ResumePolicy.standard().withRetries(retries()).endless());
  }

  private StreamRequest<ServerSentEvent> opened(String verb) {
    String path = streamUrl.getRawPath();
    return switch (verb) {
      case "GET" -> StreamRequest.get(path, ServerSentEvent.class).format(StreamFormat.SSE);
      case "POST" -> StreamRequest.post(path, ServerSentEvent.class).format(StreamFormat.SSE);
      default -> throw new IllegalArgumentException("method must be GET or POST, was " + verb);
    };
  }

  /** The wait before a stream is opened again. */
  Duration delay() {
    return Duration.ofMillis(initialDelayMs == null ? 100 : Math.max(1, initialDelayMs));
  }

  private RetryPolicy retries() {
    return RetryPolicy.builder().baseBackoff(delay()).build();
  }
}
