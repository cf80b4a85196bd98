package dev.vitals.benchmarks.unary;

import dev.vitals.benchmarks.server.RawServer;
import dev.vitals.benchmarks.server.Route;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation is one call over a warm connection, answer decoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH and in setUp
public class UnaryBenchmark {
  /** The caller's name in results. */
  @Param({"okhttp", "okhttp-jackson", "vitals", "huaweicloud", "openai-java"})
  public String subject;

  private RawServer server;
  private Caller caller;

  /** Starts the server, and refuses a caller that decodes anything else than was sent. */
  @Setup
  public void setUp() throws Exception {
    server = RawServer.start(Map.of(
        StatisticsAnswer.PATH, Route.of(StatisticsAnswer.ANSWER),
        ModelAnswer.PATH, Route.of(ModelAnswer.ANSWER)));
    caller = Caller.of(subject, server.url());
    caller.requireSentContent();
  }

  /** Calls once. */
  @Benchmark
  public Object call() throws Exception {
    return caller.call();
  }

  /** Ends server and client. */
  @TearDown
  public void tearDown() {
    caller.close();
    server.close();
  }
}
