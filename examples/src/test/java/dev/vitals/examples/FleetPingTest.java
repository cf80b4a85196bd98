package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.demo.DemoGoodMem;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FleetPingTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @Test
  void everyTargetIsPingedOnceAndTheFailuresAreCounted() throws Exception {
    try (DemoGoodMem demo = DemoGoodMem.fleet(30, 0)) {
      String printed = Output.of(
          out -> FleetPing.run(demo.configuration(), demo.targetIds(), 8, Terminal.plain(out)));

      assertThat(printed)
          .contains("    15 of 30", "    30 of 30", "latency in ms", "slowest")
          .contains("0 calls were answered only after a retry")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void throttledCallWaitsAndSucceeds() throws Exception {
    fakes
        .goodmem()
        .answerNext(
            FakeAnswer.json(429, "{\"error\":\"slow down\"}").header("Retry-After-Ms", "1"));

    String printed = ping(Collections.nCopies(5, fakes.goodmem().targetId()), 1);

    assertThat(printed)
        .contains("5 of 5", "none failed", "1 calls were answered only after a retry");
    assertThat(fakes.goodmem().received()).hasSize(6);
  }

  @Test
  void refusalsAreCountedByMessage() throws Exception {
    String disabled = fakes.goodmem().addTarget("LLM", "ACME", "oracle-1");
    fakes.goodmem().disableTarget(disabled);

    String printed = ping(List.of(disabled, fakes.goodmem().targetId(), disabled), 3);

    assertThat(printed).containsPattern(" 2 x  .*412.*").contains("3 of 3", "2 failed");
  }

  @Test
  void emptyFleetIsDoneAtOnce() throws Exception {
    assertThat(ping(List.of(), 4)).contains("0 of 0", "p50 -");
  }

  private String ping(List<String> targetIds, int atATime) throws Exception {
    Configuration goodmem = Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .build();
    return Output.of(out -> FleetPing.run(goodmem, targetIds, atATime, Terminal.plain(out)));
  }
}
