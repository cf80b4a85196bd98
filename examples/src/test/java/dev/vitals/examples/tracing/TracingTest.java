package dev.vitals.examples.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ConnectionException;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Pace;
import dev.vitals.testing.traffic.ReceivedRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The SDK with a lent client that has OpenTelemetry's instrumentation. */
@Timeout(60)
final class TracingTest {
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  private final OkHttpClient traced =
      TracedClient.of(new OkHttpClient(), TELEMETRY.getOpenTelemetry());

  @AfterEach
  void freeConnections() {
    traced.connectionPool().evictAll();
  }

  @Test
  void eachAttemptIsASpanWithTheStatusOfItsAnswer() {
    fakes.central().answerNext(FakeAnswer.json(503, "{}"));

    String caller = inSpan(() -> {
      try (ApiClient client = client(fakes.central(), Credentials.none())) {
        new CentralPingApi(client).ping();
      }
    });

    assertThat(attempts())
        .extracting(span -> span.getAttributes().get(STATUS))
        .containsExactly(503L, 200L);
    assertThat(attempts()).extracting(SpanData::getParentSpanId).containsOnly(caller);
  }

  @Test
  void eachAttemptCarriesItsOwnSpanToTheService() {
    fakes.central().answerNext(FakeAnswer.json(503, "{}"));

    try (ApiClient client = client(fakes.central(), Credentials.none())) {
      new CentralPingApi(client).ping();
    }

    assertThat(fakes.central().received())
        .extracting(TracingTest::traceparent)
        .hasSize(2)
        .containsExactlyElementsOf(
            attempts().stream().map(TracingTest::traceparent).toList());
  }

  @Test
  void attemptWithoutServerIsASpan() {
    try (ApiClient client = client(fakes.central(), Credentials.none())) {
      fakes.close();

      assertThatThrownBy(() -> new CentralPingApi(client).ping())
          .isInstanceOf(ConnectionException.class);
    }

    assertThat(attempts()).hasSize(3);
  }

  @Test
  void streamIsOneSpanInTheCallers() {
    PingStreamRequest request = PingStreamRequest.builder()
        .targetId(fakes.goodmem().targetId())
        .count(3)
        .build();

    String caller = inSpan(() -> {
      Credentials key = Credentials.apiKey(fakes.goodmem().key());
      try (ApiClient client = client(fakes.goodmem(), key);
          EventStream<?> events = new PingApi(client).pingStream(request)) {
        events.forEach(event -> {});
      }
    });

    assertThat(attempts()).singleElement().satisfies(span -> {
      assertThat(span.getParentSpanId()).isEqualTo(caller);
      assertThat(fakes.goodmem().received())
          .extracting(TracingTest::traceparent)
          .containsExactly(traceparent(span));
    });
  }

  /** Runs the work in a span of the application and returns that span's id. */
  private static String inSpan(Runnable work) {
    Span span = TELEMETRY
        .getOpenTelemetry()
        .getTracer("application")
        .spanBuilder("work")
        .startSpan();
    Context.current().with(span).wrap(work).run();
    span.end();
    return span.getSpanContext().getSpanId();
  }

  private ApiClient client(FakeService service, Credentials credentials) {
    return ApiClient.create(Configuration.builder(service.url())
        .credentials(credentials)
        .httpClient(traced)
        .retryPolicy(RetryPolicy.builder().baseBackoff(Duration.ofMillis(1)).build())
        .build());
  }

  /** Returns the spans that the instrumentation recorded. */
  private static List<SpanData> attempts() {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getKind() == SpanKind.CLIENT)
        .toList();
  }

  private static String traceparent(SpanData span) {
    String flags = span.getSpanContext().getTraceFlags().asHex();
    return String.join("-", "00", span.getTraceId(), span.getSpanId(), flags);
  }

  private static String traceparent(ReceivedRequest request) {
    return request.header("traceparent").orElse("none");
  }
}
