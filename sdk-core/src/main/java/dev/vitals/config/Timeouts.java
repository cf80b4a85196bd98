package dev.vitals.config;

import java.time.Duration;
import java.util.Objects;

/**
 * Sets how long the client waits, and for what. Immutable.
 *
 * <p>Every timeout is between 1 millisecond and {@link #LONGEST}. A timeout cannot be disabled,
 * because a call that never ends is noticed too late.
 */
public final class Timeouts {
  /** The longest timeout that can be set: 24 days. */
  public static final Duration LONGEST = Require.LONGEST;

  private static final Timeouts STANDARD = builder().build();

  private final Duration connect;
  private final Duration response;
  private final Duration idle;
  private final Duration overall;
  private final boolean overallChosen;

  private Timeouts(Builder builder) {
    this.connect = builder.connect;
    this.response = builder.response;
    this.idle = builder.idle;
    this.overall = builder.overall;
    this.overallChosen = builder.overallChosen;
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
    Builder builder = new Builder().connect(connect).response(response).idle(idle);
    return overallChosen ? builder.overall(overall) : builder;
  }

  /** Maximum time to open a connection, including TLS. */
  public Duration connect() {
    return connect;
  }

  /**
   * Maximum time from sending a request to the end of the answer's head; after that, the maximum
   * silence between two reads of a unary answer's body.
   */
  public Duration response() {
    return response;
  }

  /** Maximum silence between two bytes of a stream. Heartbeats and blank lines count as bytes. */
  public Duration idle() {
    return idle;
  }

  /**
   * Maximum time for a whole call: all attempts, the waits between them and the body of a unary
   * answer. For a stream it covers the time until the answer's head; after that {@link #idle()}
   * applies. A request that may legitimately take longer, such as a ping with a large {@code
   * timeoutMs}, raises the default of 2 minutes, but never a value that was set.
   */
  public Duration overall() {
    return overall;
  }

  /**
   * Whether {@link #overall()} was set, even to the length of the default: then no request raises
   * it.
   */
  public boolean isOverallChosen() {
    return overallChosen;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeouts that
        && connect.equals(that.connect)
        && response.equals(that.response)
        && idle.equals(that.idle)
        && overall.equals(that.overall)
        && overallChosen == that.overallChosen;
  }

  @Override
  public int hashCode() {
    return Objects.hash(connect, response, idle, overall, overallChosen);
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
    private boolean overallChosen;

    private Builder() {}

    /** Sets {@link Timeouts#connect()}. Default: 10 seconds. */
    public Builder connect(Duration connect) {
      this.connect = Require.period(connect, "connect");
      return this;
    }

    /** Sets {@link Timeouts#response()}. Default: 30 seconds. */
    public Builder response(Duration response) {
      this.response = Require.period(response, "response");
      return this;
    }

    /** Sets {@link Timeouts#idle()}. Default: 60 seconds. */
    public Builder idle(Duration idle) {
      this.idle = Require.period(idle, "idle");
      return this;
    }

    /** Sets {@link Timeouts#overall()}. Default: 2 minutes. */
    public Builder overall(Duration overall) {
      this.overall = Require.period(overall, "overall");
      this.overallChosen = true;
      return this;
    }

    /** Returns the timeouts collected so far. */
    public Timeouts build() {
      return new Timeouts(this);
    }
  }
}
