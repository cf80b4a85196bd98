package dev.vitals.internal.json;

/** Makes server text safe for a message or a log: one line, bounded, without control characters. */
public final class Excerpt {
  private static final int LENGTH = 512;

  private Excerpt() {}

  /**
   * Returns the first 512 characters of {@code text}, escaping everything that could forge a line.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), LENGTH) + 1);
    int i = 0;
    while (i < text.length() && safe.length() < LENGTH) {
      int c = text.codePointAt(i);
      append(safe, c);
      i += Character.charCount(c);
    }
    return i < text.length() ? safe.append('…').toString() : safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (isUnsafe(c)) {
          for (char unit : Character.toChars(c)) {
            safe.append(String.format("\\u%04x", (int) unit));
          }
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  /** Control characters, line ends, lone surrogates, and marks that hide or reorder text. */
  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> false;
    };
  }
}
