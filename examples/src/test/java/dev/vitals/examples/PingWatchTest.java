package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class PingWatchTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  @TempDir
  Path folder;

  @Test
  void everyTargetHasItsLineAndItsChart() throws Exception {
    String reranker = fakes.goodmem().addTarget("RERANKER", "ACME", "rerank-1");

    String printed = watch(fakes.goodmem().targetId(), reranker);

    assertThat(printed)
        .containsPattern("text-embedding-3-small +[0-9.]+ +[0-9.]+ +[0-9.]+ +0  [_.~=+*#-]{6}\\R")
        .containsPattern("rerank-1 +[0-9.]+ +[0-9.]+ +[0-9.]+ +0  [_.~=+*#-]{6}\\R")
        .contains("report: file:")
        .doesNotContain("\u001b");
    assertThat(report())
        .contains("2 targets, 12 probes", "<strong>rerank-1</strong>", "probe 6: ")
        .contains("class=\"fact good\"");
    assertThat(fakes.goodmem().received()).hasSize(2);
  }

  @Test
  void failuresAndNoticesAreShownAtOnce() throws Exception {
    fakes.goodmem().failProbe(3, 503, "model is <b>loading</b>");
    fakes.goodmem().notice("RATE_LIMITED", "slow down", Map.of());

    String printed = watch(fakes.goodmem().targetId());

    assertThat(printed)
        .containsPattern("x [0-9:]{8} text-embedding.* probe 3 failed: 503 model is <b>loading</b>")
        .containsPattern("! [0-9:]{8} .* RATE_LIMITED: slow down")
        .containsPattern(" 1  [_.~=+*#-]{2}x[_.~=+*#-]{3}\\R");
    assertThat(report())
        .contains("class=\"mark\"", "probe 3: 503 model is &lt;b&gt;loading")
        .doesNotContain("<b>loading");
  }

  @Test
  void refusedTargetIsReportedAndTheOthersGoOn() throws Exception {
    String disabled = fakes.goodmem().addTarget("LLM", "ACME", "oracle-1");
    fakes.goodmem().disableTarget(disabled);

    String printed = watch(disabled, fakes.goodmem().targetId());

    assertThat(printed).contains("the stream broke", "412", "report: ");
    assertThat(report()).contains("Nothing was measured.", "text-embedding-3-small");
  }

  private String watch(String... targetIds) throws Exception {
    Configuration goodmem = Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .build();
    return Output.of(out -> PingWatch.run(
        goodmem, List.of(targetIds), 6, Terminal.plain(out), folder.resolve("r.html")));
  }

  private String report() throws Exception {
    return Files.readString(folder.resolve("r.html"));
  }
}
