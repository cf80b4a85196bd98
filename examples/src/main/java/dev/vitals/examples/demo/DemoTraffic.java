package dev.vitals.examples.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.FakeAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An hour of a busy API's calls, with ten bad minutes of the backend in the second half. */
public final class DemoTraffic {
  private static final int MINUTES = 60;
  private static final double CALLS_PER_MINUTE = 840;
  private static final int TROUBLE_BEGINS = 36;
  private static final int TROUBLE_ENDS = 46;
  private static final int QUIET = 12; // a minute in which nobody called

  private DemoTraffic() {}

  /** Returns the gateway's answer about the hour that ends at this time. */
  public static FakeAnswer hourBefore(Instant end) {
    Instant start = end.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1L, ChronoUnit.MINUTES);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Latencies noise = new Latencies(1, 0.08, 0, 7);
    for (int minute = 0; minute < MINUTES; minute++) {
      if (minute != QUIET) {
        list.add(entry(start.plus(minute, ChronoUnit.MINUTES), minute, noise));
      }
    }
    ObjectNode answer = JsonNodeFactory.instance
        .objectNode()
        .put("code", "APIG.0000")
        .put("start_time", start.getEpochSecond())
        .put("end_time", start.plus(MINUTES - 1L, ChronoUnit.MINUTES).getEpochSecond());
    answer.set("list", list);
    return FakeAnswer.json(200, answer.toString());
  }

  private static ObjectNode entry(Instant time, int minute, Latencies noise) {
    double trouble = trouble(minute);
    double wave = 1 + 0.25 * Math.sin(minute / 9.0);
    long calls = Math.round(CALLS_PER_MINUTE * wave * noise.next() * (1 + 0.3 * trouble));
    long serverErrors = Math.round(calls * (0.002 + 0.21 * trouble) * noise.next());
    long clientErrors = Math.round(calls * 0.028 * noise.next());
    double backend = 62 * noise.next() * (1 + 7 * trouble);
    double inner = 31 * noise.next();
    return JsonNodeFactory.instance
        .objectNode()
        .put("current_minute", time.getEpochSecond())
        .put("cycle", "MINUTE")
        .put("req_count", calls)
        .put("req_count2xx", calls - clientErrors - serverErrors)
        .put("req_count4xx", clientErrors)
        .put("req_count5xx", serverErrors)
        .put("req_count_error", clientErrors + serverErrors)
        .put("avg_latency", backend + inner)
        .put("avg_backend_latency", backend)
        .put("avg_inner_latency", inner)
        .put("max_latency", Math.round((backend + inner) * (2.6 + noise.next())))
        .put("input_throughput", calls * 1_180)
        .put("output_throughput", calls * 9_400);
  }

  /** Returns the intensity of the trouble: it rises from 0 to 1 and falls again. */
  private static double trouble(int minute) {
    double share = (double) (minute - TROUBLE_BEGINS) / (TROUBLE_ENDS - TROUBLE_BEGINS);
    return share <= 0 || share >= 1 ? 0 : Math.sin(Math.PI * share);
  }
}
