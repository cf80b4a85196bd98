package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.model.PingEndpointInfo;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.ping.PingApi;
import java.io.PrintStream;

/**
 * Probes a GoodMem target once.
 *
 * <p>Variables: {@code GOODMEM_BASE_URL}, {@code GOODMEM_API_KEY}, {@code GOODMEM_TARGET_ID}.
 * Without an address, it asks a fake service.
 */
public final class PingOnce {
  private PingOnce() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("GOODMEM"), services.id("GOODMEM_TARGET_ID"), System.out);
    }
  }

  static void run(Configuration goodmem, String targetId, PrintStream out) {
    try (ApiClient client = ApiClient.create(goodmem)) {
      PingOnceRequest request = PingOnceRequest.builder().targetId(targetId).build();

      PingResult result = new PingApi(client).pingOnce(request);

      PingEndpointInfo endpoint = result.endpoint();
      out.printf(
          "  %s %s of %s%n",
          endpoint.targetType().value(), endpoint.modelIdentifier(), endpoint.provider());
      out.printf(
          "  %s in %.1f ms, status %d, %d bytes sent, %d received%n",
          result.ok() ? "answered" : "FAILED (" + result.errorMessage() + ")",
          result.rttMs(),
          result.httpStatus(),
          result.bytesSent(),
          result.bytesReceived());
    }
  }
}
