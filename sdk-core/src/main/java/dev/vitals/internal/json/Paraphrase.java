package dev.vitals.internal.json;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an exception whose message quotes a server, where that can't be printed as it is: a
 * cause is printed as well, and may not forge a line of a log or show a secret either.
 */
public final class Paraphrase extends IOException {
  private static final long serialVersionUID = 1L;

  private Paraphrase(Throwable original, String words) {
    super(original.getClass().getSimpleName() + ": " + words);
    setStackTrace(original.getStackTrace());
  }

  /** The exception itself if {@code safe} leaves all its words as they are, else its stand-in. */
  public static Throwable of(Throwable original, UnaryOperator<String> safe) {
    return isSafe(original, safe)
        ? original
        : new Paraphrase(original, safe.apply(words(original)));
  }

  private static boolean isSafe(@Nullable Throwable thrown, UnaryOperator<String> safe) {
    if (thrown == null) {
      return true;
    }
    String words = words(thrown);
    if (!safe.apply(words).equals(words) || !isSafe(thrown.getCause(), safe)) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (!isSafe(suppressed, safe)) {
        return false;
      }
    }
    return true;
  }

  /** Without the line break that Jackson puts before a location. */
  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "" : message.replace("\n at [", " at [");
  }
}
