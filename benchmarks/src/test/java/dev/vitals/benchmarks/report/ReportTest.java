package dev.vitals.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir
  Path folder;

  @Test
  void goalIsMetAtItsBoundAndMissedBeyond() {
    assertThat(atLeast(1.15)).isEqualTo("aim met");
    assertThat(atLeast(1.0)).isEqualTo("met");
    assertThat(atLeast(0.99)).isEqualTo("missed");
    assertThat(atMost(1.1)).isEqualTo("aim met");
    assertThat(atMost(1.3)).isEqualTo("met");
    assertThat(atMost(1.31)).isEqualTo("missed");
  }

  private static String atLeast(double measured) {
    return Goal.atLeast("", 1.0, 1.15, OptionalDouble.of(measured)).verdict();
  }

  private static String atMost(double measured) {
    return Goal.atMost("", 1.3, 1.1, OptionalDouble.of(measured)).verdict();
  }

  @Test
  void missingPartIsNotMeasuredAndDoesNotStopTheReport() throws IOException {
    assertThat(Goals.of(Results.in(folder)))
        .hasSizeGreaterThan(20)
        .allSatisfy(goal -> assertThat(goal.verdict()).isEqualTo("not measured"));
  }

  @Test
  void roundsArePooledAndTheBestIterationsCompared() throws IOException {
    write(
        "streams-1.json",
        run("ping.floor", "100.0, 80.0", 500),
        run("ping.vitals-sse", "90.0", 400));
    write("streams-2.json", run("ping.floor", "70.0", 500), run("ping.vitals-sse", "120.0", 400));

    Results results = Results.in(folder);

    assertThat(results.ratio("streams.ping.vitals-sse", "streams.ping.floor")).hasValue(1.2);
    assertThat(results.bytesRatio("streams.ping.vitals-sse", "streams.ping.floor"))
        .hasValue(0.8);
    assertThat(results.scores("streams.ping.floor").orElseThrow().median()).isEqualTo(80.0);
  }

  @Test
  void rawResultsHaveNoPathOfTheMachine() throws IOException {
    write("unary-1.json", run("vitals", "10.0", 100));

    Results.in(folder);

    assertThat(Files.readString(folder.resolve("unary-1.json")))
        .contains("primaryMetric")
        .doesNotContain("/opt/jdk");
  }

  private void write(String file, String... runs) throws IOException {
    Files.writeString(folder.resolve(file), "[" + String.join(",", runs) + "]");
  }

  private static String run(String subject, String values, int bytes) {
    return "{\"jvm\":\"/opt/jdk/bin/java\",\"mode\":\"thrpt\",\"params\":{\"subject\":\"" + subject
        + "\"},\"primaryMetric\":{\"rawData\":[[" + values + "]]},"
        + "\"secondaryMetrics\":{\"gc.alloc.rate.norm\":{\"rawData\":[[" + bytes + "]]}}}";
  }
}
