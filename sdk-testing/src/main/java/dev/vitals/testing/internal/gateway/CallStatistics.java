package dev.vitals.testing.internal.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;

/** Answers the gateway's two questions about calls. Immutable. */
public final class CallStatistics {
  /** The gateway writes its own local time without saying so; in the documents it is UTC+8. */
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

  private static final String PROVIDER = "73d69ae0cfcf460190522d06b60f05ad";
  private static final Duration HISTORY = Duration.ofDays(30);
  private static final int REPORTED_TO_MONITORING = 1;

  private final String groupId;

  /** Statistics of APIs that all belong to this group. */
  public CallStatistics(String groupId) {
    this.groupId = groupId;
  }

  /** The calls of one API, bucket by bucket; buckets without calls are left out. */
  public ObjectNode ofApi(String apiId, Window window, Instant now) {
    return answer(
        List.of(apiId),
        window,
        now,
        (start, calls) -> apiEntry(apiId, window.cycle(), start, calls));
  }

  /** The calls of all APIs of the group together, bucket by bucket. */
  public ObjectNode ofGroup(List<String> apiIds, Window window, Instant now) {
    return answer(apiIds, window, now, this::groupEntry);
  }

  private static ObjectNode answer(
      List<String> apiIds, Window window, Instant now, BiFunction<Long, Calls, ObjectNode> entry) {
    List<Traffic> traffic = apiIds.stream().map(Traffic::new).toList();
    ArrayNode list = Json.array();
    window.bucketsSince(now.minus(HISTORY).getEpochSecond()).forEach(start -> {
      long end = Math.min(start + window.bucketSeconds(), now.getEpochSecond() + 1);
      Calls calls =
          traffic.stream().map(each -> each.between(start, end)).reduce(Calls.NONE, Calls::plus);
      if (calls.count() > 0) {
        list.add(entry.apply(start, calls));
      }
    });
    ObjectNode envelope = Json.object()
        .put("code", "APIG.0000")
        .put("start_time", window.first())
        .put("end_time", window.last());
    envelope.set("list", list);
    return envelope;
  }

  private ObjectNode apiEntry(String apiId, String cycle, long start, Calls calls) {
    ObjectNode entry = Json.object()
        .put("api_id", apiId)
        .put("avg_backend_latency", calls.averageBackendLatency())
        .put("avg_inner_latency", calls.averageInnerLatency())
        .put("cycle", cycle)
        .put("max_backend_latency", calls.maxLatency() - 1)
        .put("max_inner_latency", calls.maxInnerLatency())
        .put("status", REPORTED_TO_MONITORING);
    return entry.setAll(groupEntry(start, calls));
  }

  private ObjectNode groupEntry(long start, Calls calls) {
    return Json.object()
        .put("avg_latency", calls.averageLatency())
        .put("current_minute", start)
        .put("group_id", groupId)
        .put("input_throughput", calls.input())
        .put("max_latency", calls.maxLatency())
        .put("output_throughput", calls.output())
        .put("provider", PROVIDER)
        .put("register_time", LOCAL.format(Instant.ofEpochSecond(start + 56)))
        .put("req_count", calls.count())
        .put("req_count2xx", calls.count() - calls.errors())
        .put("req_count4xx", calls.clientErrors())
        .put("req_count5xx", calls.serverErrors())
        .put("req_count_error", calls.errors())
        .put("req_time", LOCAL.format(Instant.ofEpochSecond(start)));
  }
}
