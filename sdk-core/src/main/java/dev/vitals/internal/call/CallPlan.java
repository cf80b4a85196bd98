package dev.vitals.internal.call;

import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call is to be made.
 *
 * @param description method and path template, for messages
 * @param timeouts the timeouts in force
 * @param idempotent whether the request may be sent twice
 * @param policy how often it may be tried
 * @param secrets texts of the request that no message may show
 * @param permission what the service has to allow, for messages; may be null
 */
public record CallPlan(
    String description,
    Timeouts timeouts,
    boolean idempotent,
    RetryPolicy policy,
    List<String> secrets,
    @Nullable String permission) {
  public static CallPlan unary(RequestSpec spec, Timeouts standard, RetryPolicy policy) {
    return new CallPlan(
        spec.description(),
        effective(spec, standard),
        spec.idempotent(),
        policy,
        spec.secrets(),
        spec.permission());
  }

  public static CallPlan stream(
      RequestSpec spec, @Nullable Duration ownIdle, Timeouts standard, RetryPolicy policy) {
    Timeouts timeouts = effective(spec, standard);
    Duration idle =
        ownIdle == null ? Durations.longer(timeouts.idle(), spec.allowAtLeast()) : ownIdle;
    return new CallPlan(
        spec.description(),
        timeouts.toBuilder().idle(idle).build(),
        spec.idempotent(),
        policy,
        spec.secrets(),
        spec.permission());
  }

  /** An overall timeout that the caller set is a promise; the default is only a guess. */
  private static Timeouts effective(RequestSpec spec, Timeouts standard) {
    Timeouts own = spec.timeouts();
    Timeouts timeouts = own == null ? standard : own;
    if (spec.allowAtLeast().isZero()) {
      return timeouts;
    }
    Timeouts.Builder patient =
        timeouts.toBuilder().response(Durations.longer(timeouts.response(), spec.allowAtLeast()));
    if (!timeouts.isOverallChosen()) {
      patient.overall(Durations.longer(timeouts.overall(), spec.allowAtLeast()));
    }
    return patient.build();
  }

  /** The same call, limited to {@code time}, but at least to one millisecond. */
  public CallPlan within(Duration time) {
    if (timeouts.overall().compareTo(time) <= 0) {
      return this;
    }
    Duration overall = Durations.longer(time, Duration.ofMillis(1));
    return new CallPlan(
        description,
        timeouts.toBuilder().overall(overall).build(),
        idempotent,
        policy,
        secrets,
        permission);
  }

  /** The same call, never repeated. */
  public CallPlan once() {
    return with(RetryPolicy.none());
  }

  /** The same call, repeated as {@code other} says. */
  CallPlan with(RetryPolicy other) {
    return new CallPlan(description, timeouts, idempotent, other, secrets, permission);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return description;
  }
}
