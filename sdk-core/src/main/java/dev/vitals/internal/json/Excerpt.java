package dev.vitals.internal.json;

/** Text from a server, made safe for a message or a log line: one line, bounded, no controls. */
public final class Excerpt {
  private static final int LENGTH = 512;

  private Excerpt() {}

  /** The first 512 characters of {@code text}, with everything escaped that could forge a line. */
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

  /** Control characters, line ends, half pairs, and marks that hide or turn the text. */
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
