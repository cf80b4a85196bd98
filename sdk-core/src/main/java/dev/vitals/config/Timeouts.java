package dev.vitals.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the client waits, and for what. Immutable.
 *
 * <p>Every period is between 1 millisecond and {@link #LONGEST}: there is no "for ever", because a
 * call without an end is found out too late.
 */
public final class Timeouts {
  /** The longest period that can be set: 24 days. */
  public static final Duration LONGEST = Require.LONGEST;

  private static final Timeouts STANDARD = builder().build();

  private final Duration connect;
  private final Duration response;
  private final Duration idle;
  private final Duration overall;

  private Timeouts(Builder builder) {
    this.connect = builder.connect;
    this.response = builder.response;
    this.idle = builder.idle;
    this.overall = builder.overall;
  }

  /** The defaults: connect 10 seconds, response 30 seconds, idle 60 seconds, overall 2 minutes. */
  public static Timeouts standard() {
    return STANDARD;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these timeouts. */
  public Builder toBuilder() {
    return new Builder().connect(connect).response(response).idle(idle).overall(overall);
  }

  /** Longest time to open a connection, TLS included. */
  public Duration connect() {
    return connect;
  }

  /**
   * Longest time from sending a request to the end of the answer's head; after that, the longest
   * silence between two reads of a unary answer's body.
   */
  public Duration response() {
    return response;
  }

  /** Longest silence between two bytes of a stream. A heartbeat or a blank line ends a silence. */
  public Duration idle() {
    return idle;
  }

  /**
   * Longest time for a whole call: all attempts, the waits between them and the body of a unary
   * answer. For a stream it ends with the answer's head; from there on {@link #idle()} counts.
   * A request that may take longer by its own nature, such as a ping with a large {@code timeoutMs},
   * raises the standard of 2 minutes, and no other time.
   */
  public Duration overall() {
    return overall;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeouts that
        && connect.equals(that.connect)
        && response.equals(that.response)
        && idle.equals(that.idle)
        && overall.equals(that.overall);
  }

  @Override
  public int hashCode() {
    return Objects.hash(connect, response, idle, overall);
  }

  @Override
  public String toString() {
    return "Timeouts[connect=%s, response=%s, idle=%s, overall=%s]"
        .formatted(connect, response, idle, overall);
  }

  /** Collects timeouts. Not safe for use by several threads. */
  public static final class Builder {
    private Duration connect = Duration.ofSeconds(10);
    private Duration response = Duration.ofSeconds(30);
    private Duration idle = Duration.ofSeconds(60);
    private Duration overall = Duration.ofMinutes(2);

    private Builder() {}

    /** See {@link Timeouts#connect()}. Default: 10 seconds. */
    public Builder connect(Duration connect) {
      this.connect = Require.period(connect, "connect");
      return this;
    }

    /** See {@link Timeouts#response()}. Default: 30 seconds. */
    public Builder response(Duration response) {
      this.response = Require.period(response, "response");
      return this;
    }

    /** See {@link Timeouts#idle()}. Default: 60 seconds. */
    public Builder idle(Duration idle) {
      this.idle = Require.period(idle, "idle");
      return this;
    }

    /** See {@link Timeouts#overall()}. Default: 2 minutes. */
    public Builder overall(Duration overall) {
      this.overall = Require.period(overall, "overall");
      return this;
    }

    /** Returns the timeouts collected so far. */
    public Timeouts build() {
      return new Timeouts(this);
    }
  }
}
