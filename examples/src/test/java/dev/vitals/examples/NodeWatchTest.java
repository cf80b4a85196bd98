package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NodeWatchTest {
  @RegisterExtension
  final FakeServices one = FakeServices.start();

  @RegisterExtension
  final FakeServices other = FakeServices.start();

  @Test
  void changesAreReportedOnceAndTheLastStateIsShown() throws Exception {
    one.node().answerNext(disk("\"error\":\"is full\",", false));
    one.node().answerNext(disk("\"error\":\"is still full\",", false));
    one.node().answerNext(disk("", true));

    String printed = watch(3);

    assertThat(printed.lines().filter(line -> line.contains("disk   ")))
        .hasSize(2)
        .anyMatch(line -> line.matches(" x [0-9:]{8} fra +disk +is full"))
        .anyMatch(line -> line.matches(" \\+ [0-9:]{8} fra +disk +passes again"));
    assertThat(printed)
        .containsPattern(" fra +[.]  [.]  [.] .* o ") // knows its disk, but no chains
        .containsPattern(" iad +o  o  o ")
        .doesNotContain("\u001b");
  }

  @Test
  void unreachableNodeIsAStateAndItsErrorCannotMoveCursor() throws Exception {
    one.node().fail("C", "stuck\u001b[2J");
    other.close();

    assertThat(watch(2))
        .containsPattern("x [0-9:]{8} fra +C +stuck.*\\[2J")
        .containsPattern("x [0-9:]{8} iad +reachable +GET /ext/health")
        .doesNotContain("\u001b");
  }

  private String watch(int rounds) throws Exception {
    Map<String, Configuration> nodes = new LinkedHashMap<>();
    nodes.put("fra", Configuration.builder(one.node().url()).build());
    nodes.put("iad", Configuration.builder(other.node().url()).build());
    return Output.of(out -> NodeWatch.run(nodes, rounds, Duration.ZERO, Terminal.plain(out)));
  }

  private static FakeAnswer disk(String error, boolean healthy) {
    return FakeAnswer.json(healthy ? 200 : 503, """
            {"healthy":%s,"checks":{"disk":{%s"timestamp":"2020-10-14T14:04:20Z","duration":1}}}""".formatted(healthy, error));
  }
}
