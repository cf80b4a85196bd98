package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.vitals.stream.wire.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the committed report with what the readers do today. */
final class ConformanceReportTest {
  private static final Path REPORT =
      Path.of(System.getProperty("basedir", ""), "..", "docs", "conformance.md");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  Path folder;

  @Test
  void reportShowsWhatReadersDo() throws Exception {
    String libraries = System.getProperty("libraries");
    assumeFalse("oldest".equals(libraries), "the report is about the newest libraries");
    Path computed = folder.resolve("conformance.md");
    try (ForkedJvm jvm = ForkedJvm.start(ConformanceReport.class, List.of(), computed.toString())) {
      jvm.result(PATIENCE);
    }
    if (Boolean.getBoolean("conformance.write")) {
      Files.createDirectories(REPORT.getParent());
      Files.copy(computed, REPORT, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(REPORT).hasSameTextualContentAs(computed);
    assertThat(computed).content().contains("| Vitals | 211 | 211 | 0 | 0 |");
  }
}
