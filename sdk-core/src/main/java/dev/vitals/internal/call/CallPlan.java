package dev.vitals.internal.call;

import dev.vitals.calls.CallRecord;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call is to be made.
 *
 * @param description method and path template, for messages
 * @param timeouts the timeouts in force
 * @param idempotent whether the request may be sent twice
 */
public record CallPlan(String description, Timeouts timeouts, boolean idempotent) {
  public static CallPlan unary(RequestSpec spec, Timeouts standard) {
    return new CallPlan(spec.description(), effective(spec, standard), spec.idempotent);
  }

  public static CallPlan stream(RequestSpec spec, @Nullable Duration ownIdle, Timeouts standard) {
    Timeouts timeouts = effective(spec, standard);
    Duration idle = ownIdle == null ? Durations.longer(timeouts.idle(), spec.answerTime) : ownIdle;
    return new CallPlan(
        spec.description(), timeouts.toBuilder().idle(idle).build(), spec.idempotent);
  }

  /** A shorter overall timeout that the caller set is a promise; the default is only a guess. */
  private static Timeouts effective(RequestSpec spec, Timeouts standard) {
    Timeouts timeouts = spec.timeouts == null ? standard : spec.timeouts;
    if (spec.answerTime.isZero()) {
      return timeouts;
    }
    Duration standardOverall = Timeouts.standard().overall();
    Duration overall = timeouts.overall().equals(standardOverall)
        ? Durations.longer(standardOverall, spec.answerTime)
        : timeouts.overall();
    return timeouts.toBuilder()
        .response(Durations.longer(timeouts.response(), spec.answerTime))
        .overall(overall)
        .build();
  }

  /** The same call, limited to {@code time}, but at least to one millisecond. */
  public CallPlan within(Duration time) {
    if (timeouts.overall().compareTo(time) <= 0) {
      return this;
    }
    Duration overall = Durations.longer(time, Duration.ofMillis(1));
    return new CallPlan(description, timeouts.toBuilder().overall(overall).build(), idempotent);
  }

  /** The time left for the whole call; negative once it has run out. */
  public Duration remaining(CallLog log) {
    return timeouts.overall().minus(log.elapsed());
  }

  /** A message about this call. */
  public String describe(String text) {
    return description + ": " + text;
  }

  /** A failure to decode the answer, outside a stream's records. */
  public DecodingException undecodable(
      Problem problem, String text, @Nullable Throwable cause, CallRecord call) {
    return new DecodingException(describe(text), problem, -1, cause, call);
  }
}
