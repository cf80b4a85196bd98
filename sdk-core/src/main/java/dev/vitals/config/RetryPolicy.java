package dev.vitals.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a call may be repeated and how long to wait in between. Immutable.
 *
 * <p>A policy is an upper bound. Whether a call may be repeated at all depends on the request and on
 * what went wrong: one that the service may have processed already is repeated only if that does no
 * harm.
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

  /** One attempt, no repeat. */
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

  /** Most attempts for one call; the first counts. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Upper end of the random wait before the second attempt; it doubles from attempt to attempt. */
  public Duration baseBackoff() {
    return baseBackoff;
  }

  /** Where the doubling stops. */
  public Duration maxBackoff() {
    return maxBackoff;
  }

  /**
   * Longest wait that a service may ask for with {@code Retry-After}. If it asks for more, the call
   * fails at once and the exception says what was asked for. Zero: never wait at a service's word.
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

    /** See {@link RetryPolicy#maxAttempts()}. At least 1, which is no repeat; default: 3. */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = (int) Require.positive(maxAttempts, "maxAttempts");
      return this;
    }

    /** See {@link RetryPolicy#baseBackoff()}. 1 millisecond to 24 days; default: 100 ms. */
    public Builder baseBackoff(Duration baseBackoff) {
      this.baseBackoff = Require.period(baseBackoff, "baseBackoff");
      return this;
    }

    /** See {@link RetryPolicy#maxBackoff()}. 1 millisecond to 24 days; default: 20 seconds. */
    public Builder maxBackoff(Duration maxBackoff) {
      this.maxBackoff = Require.period(maxBackoff, "maxBackoff");
      return this;
    }

    /** See {@link RetryPolicy#maxRetryAfter()}. Zero to 24 days; default: 60 seconds. */
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
