package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body whose length is told in a way that no one should: a right answer or a typed exception. */
@Timeout(20)
final class OddLengthsTest {
  @RegisterExtension
  final Rig rig = new Rig();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -5",
        "Content-Length: -9223372036854775808",
        "Content-Length: 7, 7",
        "Content-Length: 7\r\nContent-Length: 9",
        "Content-Length: 999999999999999999999999999999",
        "Content-Length: 0x7",
        "Content-Length: ",
        "Content-Length: +7",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gibberish"
      })
  void oddLengthIsAnswerOrTypedException(String header) {
    for (boolean lent : new boolean[] {false, true}) {
      String json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
      answered(() -> client(json + "{\"n\":1}", lent).send(GET));
      String lines = json.replace("application/json", "application/x-ndjson");
      answered(() -> {
        try (EventStream<?> stream = client(lines + "{\"n\":1}\n", lent).open(STREAM)) {
          stream.forEach(item -> assertThat(item).hasToString("{\"n\":1}"));
        }
      });
    }
  }

  private static void answered(Runnable call) {
    try {
      call.run();
    } catch (VitalsException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private ApiClient client(String answer, boolean lent) {
    FaultServer server = rig.serve(FaultScript.onRequest().send(answer).stall());
    Configuration.Builder configuration = Configuration.builder(server.url())
        .retryPolicy(RetryPolicy.none())
        .timeouts(Timeouts.builder()
            .response(Duration.ofMillis(500))
            .idle(Duration.ofMillis(500))
            .build());
    return rig.client(lent ? configuration.httpClient(new OkHttpClient()) : configuration);
  }
}
