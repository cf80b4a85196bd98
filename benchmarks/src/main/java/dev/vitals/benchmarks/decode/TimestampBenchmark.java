package dev.vitals.benchmarks.decode;

import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.json.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a typed timestamp costs: the same JSON, one member read as a date-time or as text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH and in setUp
public class TimestampBenchmark {
  private static final byte[] JSON = ("{\"message\":\"primary network is bootstrapped\","
          + "\"timestamp\":\"2026-11-21T10:15:30.123456789+01:00\",\"duration\":83250,"
          + "\"contiguousFailures\":3,\"node\":\"NodeID-7Xhw2mDxuDS44j42TCB6U5579esbSt3Lg\"}")
      .getBytes(StandardCharsets.UTF_8);

  /** How the timestamp is read. */
  @Param({"text", "date-time"})
  public String subject;

  private RecordDecoder<? extends Check> decoder;

  /** Makes the decoder, one for all operations as on a stream. */
  @Setup
  public void setUp() throws Exception {
    Class<? extends Check> type =
        subject.equals("text") ? Check.WithText.class : Check.WithDateTime.class;
    decoder = JsonCodec.shared().records(type);
    String decoded = decoder.decode(JSON, 0, JSON.length).toString();
    if (!decoded.contains("2026-11-21T10:15:30.123456789+01:00")) {
      throw new IllegalStateException(decoded);
    }
  }

  /** Decodes one record. */
  @Benchmark
  public Object decode() throws Exception {
    return decoder.decode(JSON, 0, JSON.length);
  }
}
