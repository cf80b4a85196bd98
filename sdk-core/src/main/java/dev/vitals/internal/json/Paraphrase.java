package dev.vitals.internal.json;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an exception whose message quotes server text that must not be printed as it is: causes
 * are printed too, and must neither forge a log line nor show a secret.
 */
public final class Paraphrase extends IOException {
  private static final long serialVersionUID = 1L;

  private Paraphrase(Throwable original, String words) {
    super(original.getClass().getSimpleName() + ": " + words);
    setStackTrace(original.getStackTrace());
  }

  /**
   * Returns the exception itself if {@code safe} changes none of its messages, or a replacement.
   */
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

  /** Returns the message without the line break that Jackson puts in front of a location. */
  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "" : message.replace("\n at [", " at [");
  }
}
