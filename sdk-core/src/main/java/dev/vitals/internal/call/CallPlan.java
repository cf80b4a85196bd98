package dev.vitals.internal.call;

import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call is to be made.
 *
 * @param description method and path template, for messages
 * @param timeouts the timeouts in force
 * @param idempotent whether the request may be sent twice
 * @param policy how often it may be tried
 */
public record CallPlan(
    String description, Timeouts timeouts, boolean idempotent, RetryPolicy policy) {
  public static CallPlan unary(RequestSpec spec, Timeouts standard, RetryPolicy policy) {
    return new CallPlan(spec.description(), effective(spec, standard), spec.idempotent, policy);
  }

  public static CallPlan stream(
      RequestSpec spec, @Nullable Duration ownIdle, Timeouts standard, RetryPolicy policy) {
    Timeouts timeouts = effective(spec, standard);
    Duration idle =
        ownIdle == null ? Durations.longer(timeouts.idle(), spec.allowAtLeast) : ownIdle;
    return new CallPlan(
        spec.description(), timeouts.toBuilder().idle(idle).build(), spec.idempotent, policy);
  }

  /** A shorter overall timeout that the caller set is a promise; the default is only a guess. */
  private static Timeouts effective(RequestSpec spec, Timeouts standard) {
    Timeouts timeouts = spec.timeouts == null ? standard : spec.timeouts;
    if (spec.allowAtLeast.isZero()) {
      return timeouts;
    }
    Duration standardOverall = Timeouts.standard().overall();
    Duration overall = timeouts.overall().equals(standardOverall)
        ? Durations.longer(standardOverall, spec.allowAtLeast)
        : timeouts.overall();
    return timeouts.toBuilder()
        .response(Durations.longer(timeouts.response(), spec.allowAtLeast))
        .overall(overall)
        .build();
  }

  /** The same call, limited to {@code time}, but at least to one millisecond. */
  public CallPlan within(Duration time) {
    if (timeouts.overall().compareTo(time) <= 0) {
      return this;
    }
    Duration overall = Durations.longer(time, Duration.ofMillis(1));
    return new CallPlan(
        description, timeouts.toBuilder().overall(overall).build(), idempotent, policy);
  }

  /** The same call, never repeated. */
  public CallPlan once() {
    return new CallPlan(description, timeouts, idempotent, RetryPolicy.none());
  }
}
