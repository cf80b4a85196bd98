package dev.vitals.benchmarks.start;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.ping.PingApi;

/** The same ping with the SDK. */
public final class VitalsFirstAnswer {
  private VitalsFirstAnswer() {}

  /**
   * Pings once.
   *
   * @param args the server's origin
   */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Configuration configuration = Configuration.builder(args[0])
        .credentials(Credentials.apiKey("benchmark"))
        .build();
    try (ApiClient client = ApiClient.create(configuration)) {
      PingResult result = new PingApi(client)
          .pingOnce(PingOnceRequest.builder().targetId(FirstAnswer.TARGET).build());
      FirstAnswer.report(start, result.endpoint().resolvedEndpoint());
    }
  }
}
