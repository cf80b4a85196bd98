package dev.vitals.testing.internal.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One check and how it went. It runs again every 30 seconds of the clock with the same outcome;
 * {@link #failed} and {@link #passed} are runs in between with a new one.
 */
final class HealthCheck {
  /** The node's default for {@code --health-check-frequency}. */
  private static final Duration FREQUENCY = Duration.ofSeconds(30);

  private final Set<String> tags;
  private final JsonNode message;
  private final Duration duration;
  private final @Nullable Instant lastChange; // null before the first run
  private final @Nullable Failure failure;

  private HealthCheck(
      Set<String> tags,
      JsonNode message,
      Duration duration,
      @Nullable Instant lastChange,
      @Nullable Failure failure) {
    this.tags = tags;
    this.message = message;
    this.duration = duration;
    this.lastChange = lastChange;
    this.failure = failure;
  }

  /** A check that passes since it ran for the first time. */
  static HealthCheck passing(Set<String> tags, JsonNode message, Duration duration, Instant now) {
    return new HealthCheck(tags, message, duration, now, null);
  }

  boolean hasTag(String tag) {
    return tags.contains(tag);
  }

  boolean isHealthy() {
    return lastChange != null && failure == null;
  }

  /** The check after a run that failed now; failures since the first one count up. */
  HealthCheck failed(String error, Instant now) {
    Failure next = failure == null
        ? new Failure(error, now, 1)
        : new Failure(error, failure.first(), failure.count() + runsUntil(now) + 1);
    return new HealthCheck(tags, message, duration, now, next);
  }

  /** The check after a run that passed now. */
  HealthCheck passed(Instant now) {
    return new HealthCheck(tags, message, duration, now, null);
  }

  /** The check of a node that has just started and has not run it. */
  HealthCheck notYetRun() {
    return new HealthCheck(tags, message, duration, null, null);
  }

  /** The member of {@code checks} as a node of this generation writes it. */
  ObjectNode toJson(boolean asIn2020, Clock clock) {
    if (lastChange == null) {
      ObjectNode json = withError(Json.object(), "not yet run", asIn2020)
          .put("timestamp", "0001-01-01T00:00:00Z")
          .put("duration", 0);
      return asIn2020 ? withoutFailures(json) : json;
    }
    long runs = runsUntil(clock.instant());
    String timestamp = rfc3339(lastChange.plus(FREQUENCY.multipliedBy(runs)), clock.getZone());
    ObjectNode json = Json.object();
    if (!message.isMissingNode()) {
      json.set("message", message);
    }
    if (failure == null) {
      json.put("timestamp", timestamp).put("duration", duration.toNanos());
      return asIn2020 ? withoutFailures(json) : json;
    }
    return withError(json, failure.error(), asIn2020)
        .put("timestamp", timestamp)
        .put("duration", duration.toNanos())
        .put("contiguousFailures", failure.count() + runs)
        .put("timeOfFirstFailure", rfc3339(failure.first(), clock.getZone()));
  }

  private static ObjectNode withError(ObjectNode json, String error, boolean asIn2020) {
    if (!asIn2020) {
      return json.put("error", error);
    }
    json.putNull("message").putObject("error").put("message", error);
    return json;
  }

  private static ObjectNode withoutFailures(ObjectNode json) {
    return json.put("contiguousFailures", 0).putNull("timeOfFirstFailure");
  }

  private long runsUntil(Instant now) {
    return lastChange == null
        ? 0
        : Math.max(0, Duration.between(lastChange, now).dividedBy(FREQUENCY));
  }

  private static String rfc3339(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(instant, zone));
  }

  /** A row of failures without a pass in between. */
  private record Failure(String error, Instant first, long count) {}
}
