package dev.vitals.internal.stream;

import dev.vitals.errors.DecodingException.Problem;
import java.io.IOException;

/** A record whose bytes are given up before they are whole: the connection is not to blame. */
final class UnreadableRecord extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  private UnreadableRecord(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** It outgrew {@code Limits.record()}. */
  static UnreadableRecord tooLarge(int limit) {
    return new UnreadableRecord(
        Problem.TOO_LARGE,
        "it is over the limit of " + limit + " bytes (Limits.record())"
            + " (docs/troubleshooting.md#too-large)");
  }

  /** Its compression can't be undone. */
  static UnreadableRecord badGzip(IOException cause) {
    UnreadableRecord unreadable =
        new UnreadableRecord(Problem.ENCODING, "the gzip around it is damaged");
    unreadable.initCause(cause);
    return unreadable;
  }

  /** What is wrong. */
  Problem problem() {
    return problem;
  }
}
