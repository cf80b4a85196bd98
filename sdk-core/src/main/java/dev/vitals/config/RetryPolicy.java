package dev.vitals.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a call may be retried and how long to wait in between. Immutable.
 *
 * <p>A policy is an upper bound. Whether a call may be retried at all depends on the request and on
 * what went wrong: a request that the service may already have processed is retried only if that
 * does no harm.
 */
public final class RetryPolicy {
  private static final RetryPolicy STANDARD = builder().build();
  private static final RetryPolicy NONE = builder().maxAttempts(1).build();

  private final int maxAttempts;
  private final Duration baseBackoff;
  private final Duration maxBackoff;
  private final Duration maxRetryAfter;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.baseBackoff = builder.baseBackoff;
    this.maxBackoff = builder.maxBackoff;
    this.maxRetryAfter = builder.maxRetryAfter;
  }

  /** The defaults: 3 attempts, backoff from 100 ms to 20 s, {@code Retry-After} up to 60 s. */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /** Makes one attempt and never retries. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this policy. */
  public Builder toBuilder() {
    return new Builder()
        .maxAttempts(maxAttempts)
        .baseBackoff(baseBackoff)
        .maxBackoff(maxBackoff)
        .maxRetryAfter(maxRetryAfter);
  }

  /** Maximum number of attempts for one call, including the first. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Upper bound of the random wait before the second attempt; it doubles with each attempt. */
  public Duration baseBackoff() {
    return baseBackoff;
  }

  /** Upper bound at which the doubling stops. */
  public Duration maxBackoff() {
    return maxBackoff;
  }

  /**
   * Longest wait that a service may ask for with {@code Retry-After}. If it asks for more, the call
   * fails at once and the exception carries the requested time. Zero means that the SDK never waits
   * because a service asks for it.
   */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RetryPolicy that
        && maxAttempts == that.maxAttempts
        && baseBackoff.equals(that.baseBackoff)
        && maxBackoff.equals(that.maxBackoff)
        && maxRetryAfter.equals(that.maxRetryAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(maxAttempts, baseBackoff, maxBackoff, maxRetryAfter);
  }

  @Override
  public String toString() {
    return "RetryPolicy[maxAttempts=%d, baseBackoff=%s, maxBackoff=%s, maxRetryAfter=%s]"
        .formatted(maxAttempts, baseBackoff, maxBackoff, maxRetryAfter);
  }

  /** Collects a policy. Not safe for use by several threads. */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration baseBackoff = Duration.ofMillis(100);
    private Duration maxBackoff = Duration.ofSeconds(20);
    private Duration maxRetryAfter = Duration.ofSeconds(60);

    private Builder() {}

    /** Sets {@link RetryPolicy#maxAttempts()}. At least 1, which means no retries; default: 3. */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = (int) Require.positive(maxAttempts, "maxAttempts");
      return this;
    }

    /** Sets {@link RetryPolicy#baseBackoff()}. 1 millisecond to 24 days; default: 100 ms. */
    public Builder baseBackoff(Duration baseBackoff) {
      this.baseBackoff = Require.period(baseBackoff, "baseBackoff");
      return this;
    }

    /** Sets {@link RetryPolicy#maxBackoff()}. 1 millisecond to 24 days; default: 20 seconds. */
    public Builder maxBackoff(Duration maxBackoff) {
      this.maxBackoff = Require.period(maxBackoff, "maxBackoff");
      return this;
    }

    /** Sets {@link RetryPolicy#maxRetryAfter()}. Zero to 24 days; default: 60 seconds. */
    public Builder maxRetryAfter(Duration maxRetryAfter) {
      this.maxRetryAfter = Require.periodOrZero(maxRetryAfter, "maxRetryAfter");
      return this;
    }

    /**
     * Returns the policy collected so far.
     *
     * @throws IllegalArgumentException if {@code maxBackoff} is shorter than {@code baseBackoff}
     */
    public RetryPolicy build() {
      if (maxBackoff.compareTo(baseBackoff) < 0) {
        throw new IllegalArgumentException(
            "maxBackoff must not be shorter than baseBackoff (%s), was %s"
                .formatted(baseBackoff, maxBackoff));
      }
      return new RetryPolicy(this);
    }
  }
}
