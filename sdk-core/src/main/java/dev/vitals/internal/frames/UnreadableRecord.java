package dev.vitals.internal.frames;

import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.gzip.DamagedGzip;
import java.io.IOException;

/** Thrown when a record is abandoned before it is complete, although the connection is fine. */
public final class UnreadableRecord extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  private UnreadableRecord(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** The record exceeds {@code Limits.record()}. */
  public static UnreadableRecord tooLarge(int limit) {
    return new UnreadableRecord(
        Problem.TOO_LARGE,
        "it exceeds the limit of " + limit + " bytes (Limits.record())"
            + " (docs/troubleshooting.md#too-large)");
  }

  /** The record cannot be decompressed. */
  public static UnreadableRecord badGzip(DamagedGzip cause) {
    UnreadableRecord unreadable = new UnreadableRecord(
        Problem.ENCODING, "its gzip compression is damaged: " + cause.getMessage());
    unreadable.initCause(cause);
    return unreadable;
  }

  /** The kind of problem. */
  public Problem problem() {
    return problem;
  }
}
