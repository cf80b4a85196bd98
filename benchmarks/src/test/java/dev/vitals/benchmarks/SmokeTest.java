package dev.vitals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one short iteration of every benchmark in this JVM; all contenders decode the same. */
final class SmokeTest {
  private static final int EVENTS = 25;

  @ParameterizedTest
  @CsvSource({"StreamBenchmark, 12", "UnaryBenchmark, 5", "TimestampBenchmark, 2"})
  void everyContenderRunsAndDecodesWhatWasSent(String benchmark, int contenders) throws Exception {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\." + benchmark + "\\.")
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(10))
        .operationsPerInvocation(EVENTS)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    if (benchmark.equals("StreamBenchmark")) {
      options.param("events", String.valueOf(EVENTS));
    }

    Collection<RunResult> results = new Runner(options.build()).run();

    assertThat(results)
        .hasSize(contenders)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }
}
