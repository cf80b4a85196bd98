package dev.vitals.benchmarks.stream;

import dev.vitals.benchmarks.feed.Feed;
import dev.vitals.benchmarks.feed.FeedServers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One invocation is one whole stream over a warm connection; one operation is one event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(StreamBenchmark.EVENTS)
@SuppressWarnings("NullAway.Init") // set by JMH and in setUp
public class StreamBenchmark {
  /** Events per stream. */
  public static final int EVENTS = 50_000;

  /** Feed and contender, with a dot between them. */
  @Param({
    "ping.floor",
    "ping.vitals-ndjson",
    "ping.vitals-sse",
    "ping.okhttp-sse",
    "ping.okhttp-eventsource",
    "small.floor",
    "small.vitals-ndjson",
    "small.vitals-sse",
    "small.okhttp-sse",
    "small.okhttp-eventsource",
    "chat.vitals-sse",
    "chat.openai-java"
  })
  public String subject;

  /** Events per stream; another number needs another operations-per-invocation. */
  @Param("" + EVENTS)
  public int events;

  private FeedServers servers;
  private Contender contender;

  /** Starts the server, and refuses a contender that decodes anything else than was sent. */
  @Setup
  public void setUp() throws Exception {
    String[] names = subject.split("\\.", 2);
    Feed feed = Contenders.feed(names[0]);
    servers = FeedServers.start(feed, events);
    contender = Contenders.contender(names[1], feed, servers, events);
    EqualContent.require(contender, feed, events);
  }

  /** Reads the stream. */
  @Benchmark
  public void stream(Blackhole sink) throws Exception {
    contender.drain(sink::consume);
  }

  /** Ends server and client. */
  @TearDown
  public void tearDown() {
    contender.close();
    servers.close();
  }
}
