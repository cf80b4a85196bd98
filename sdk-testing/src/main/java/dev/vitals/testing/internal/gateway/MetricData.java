package dev.vitals.testing.internal.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers what the gateway's monitoring recorded: the bytes of the made-up calls. Immutable. */
public final class MetricData {
  private static final List<String> DIMENSIONS = List.of("inbound_eip", "outbound_eip");
  private static final List<String> METRICS = List.of(
      "upstream_bandwidth",
      "downstream_bandwidth",
      "upstream_bandwidth_usage",
      "downstream_bandwidth_usage",
      "up_stream",
      "down_stream");
  private static final List<String> PERIODS = List.of("1", "300", "1200", "3600", "14400", "86400");
  private static final List<String> FILTERS = List.of("average", "max", "min", "sum", "variance");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
  private static final long MINUTE = 60;
  private static final int MOST_POINTS = 1_440;

  private final Query query;

  /** The data that this query asks for. */
  public MetricData(Query query) {
    this.query = query;
  }

  /** The first parameter that is missing or has a value that the gateway does not take. */
  public Optional<String> invalidParameter() {
    if (!isOneOf("dim", DIMENSIONS)) {
      return Optional.of("dim");
    }
    if (!isOneOf("metric_name", METRICS)) {
      return Optional.of("metric_name");
    }
    if (!isMillis("from")) {
      return Optional.of("from");
    }
    if (!isMillis("to") || millis("to") <= millis("from")) {
      return Optional.of("to");
    }
    if (!isOneOf("period", PERIODS)) {
      return Optional.of("period");
    }
    return isOneOf("filter", FILTERS) ? Optional.empty() : Optional.of("filter");
  }

  /** The data points up to now, oldest first; periods without calls are left out. */
  public ObjectNode of(List<String> apiIds, Instant now) {
    ArrayNode points = Json.array();
    long period = Math.max(MINUTE, Long.parseLong(value("period"))); // recorded once a minute
    long end = Math.min(millis("to") / 1_000, now.getEpochSecond());
    long from = Math.max(millis("from") / 1_000, end - MOST_POINTS * period);
    for (long start = from - from % period; start < end; start += period) {
      List<Double> values = values(apiIds, start, Math.min(start + period, end));
      if (!values.isEmpty()) {
        points
            .addObject()
            .put(value("filter"), aggregate(values))
            .put("timestamp", start * 1_000)
            .put("unit", value("metric_name").endsWith("usage") ? "Percent" : "Byte");
      }
    }
    ObjectNode answer = Json.object();
    answer.set("datapoints", points);
    return answer;
  }

  private List<Double> values(List<String> apiIds, long from, long to) {
    List<Double> values = new ArrayList<>();
    for (long minute = from; minute < to; minute += MINUTE) {
      long start = minute;
      Calls calls = apiIds.stream()
          .map(id -> new Traffic(id).between(start, start + MINUTE))
          .reduce(Calls.NONE, Calls::plus);
      if (calls.count() > 0) {
        values.add(
            (double) (value("metric_name").startsWith("up") ? calls.output() : calls.input()));
      }
    }
    return values;
  }

  private double aggregate(List<Double> values) {
    double sum = values.stream().mapToDouble(v -> v).sum();
    double mean = sum / values.size();
    return switch (value("filter")) {
      case "max" -> values.stream().mapToDouble(v -> v).max().orElse(0);
      case "min" -> values.stream().mapToDouble(v -> v).min().orElse(0);
      case "sum" -> sum;
      case "variance" ->
        values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / values.size();
      default -> mean;
    };
  }

  private boolean isOneOf(String name, List<String> allowed) {
    return allowed.contains(value(name));
  }

  private boolean isMillis(String name) {
    return MILLIS.matcher(value(name)).matches();
  }

  private long millis(String name) {
    return Long.parseLong(value(name));
  }

  private String value(String name) {
    return query.first(name).orElse("");
  }
}
