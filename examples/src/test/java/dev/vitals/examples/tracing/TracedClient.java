package dev.vitals.examples.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import okhttp3.OkHttpClient;

/**
 * OpenTelemetry's instrumentation returns a {@code Call.Factory}. To configure the client further, as
 * the SDK does, takes the {@code OkHttpClient} with the interceptors in it.
 */
final class TracedClient {
  private TracedClient() {}

  /** Returns a client like {@code client} whose requests are spans and propagate the context. */
  static OkHttpClient of(OkHttpClient client, OpenTelemetry telemetry) {
    OkHttpClient.Builder traced = client.newBuilder();
    OkHttpTelemetry.create(telemetry).createCallFactory(new OkHttpClient() {
      @Override
      public Builder newBuilder() {
        return traced; // the interceptors are added to it
      }
    });
    return traced.build();
  }
}
