package dev.vitals.config;

import java.util.Objects;

/**
 * Limits how much of an answer is read, in bytes after decompression. Immutable.
 *
 * <p>An answer over its limit is refused rather than cut, so that no broken or hostile server can
 * exhaust the memory.
 */
public final class Limits {
  /** A little less than the largest array that every JVM can allocate. */
  private static final long MOST = Integer.MAX_VALUE - 16;

  private static final Limits STANDARD = builder().build();

  private final long body;
  private final long errorBody;
  private final long record;

  private Limits(Builder builder) {
    this.body = builder.body;
    this.errorBody = builder.errorBody;
    this.record = builder.record;
  }

  /** The defaults: body 64 MiB, error body 1 MiB, record 16 MiB. */
  public static Limits standard() {
    return STANDARD;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these limits. */
  public Builder toBuilder() {
    return new Builder().body(body).errorBody(errorBody).record(record);
  }

  /** Maximum size in bytes of a unary answer's body. A stream as a whole has no limit. */
  public long body() {
    return body;
  }

  /**
   * Maximum number of bytes kept of an error body; the rest is dropped, and the status still
   * counts.
   */
  public long errorBody() {
    return errorBody;
  }

  /** Maximum size in bytes of one record of a stream: an NDJSON line or a server-sent event. */
  public long record() {
    return record;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits that
        && body == that.body
        && errorBody == that.errorBody
        && record == that.record;
  }

  @Override
  public int hashCode() {
    return Objects.hash(body, errorBody, record);
  }

  @Override
  public String toString() {
    return "Limits[body=%d, errorBody=%d, record=%d]".formatted(body, errorBody, record);
  }

  /** Collects limits. Not safe for use by several threads. */
  public static final class Builder {
    private static final int MIB = 1024 * 1024;

    private long body = 64L * MIB;
    private long errorBody = MIB;
    private long record = 16L * MIB;

    private Builder() {}

    /**
     * Sets {@link Limits#body()}. From 1 to 2,147,483,631 (2 GiB less 17 bytes); default: 64 MiB.
     */
    public Builder body(long bytes) {
      this.body = requireWithinArray(bytes, "body");
      return this;
    }

    /** Sets {@link Limits#errorBody()}. Same range as {@link #body}; default: 1 MiB. */
    public Builder errorBody(long bytes) {
      this.errorBody = requireWithinArray(bytes, "errorBody");
      return this;
    }

    /** Sets {@link Limits#record()}. Same range as {@link #body}; default: 16 MiB. */
    public Builder record(long bytes) {
      this.record = requireWithinArray(bytes, "record");
      return this;
    }

    private static long requireWithinArray(long bytes, String limit) {
      if (bytes > MOST) {
        throw new IllegalArgumentException(
            limit + " must be at most " + MOST + ", the largest array size, was " + bytes);
      }
      return Require.positive(bytes, limit);
    }

    /** Returns the limits collected so far. */
    public Limits build() {
      return new Limits(this);
    }
  }
}
