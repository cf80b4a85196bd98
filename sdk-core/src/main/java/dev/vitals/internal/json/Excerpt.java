package dev.vitals.internal.json;

/** Text from a server, made safe for a message or a log line: one line, bounded, no controls. */
public final class Excerpt {
  private static final int LENGTH = 512;

  private Excerpt() {}

  /** The first 512 characters of {@code text}, with everything escaped that could forge a line. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), LENGTH) + 1);
    for (int i = 0; i < text.length(); i++) {
      if (safe.length() >= LENGTH) {
        return safe.append('…').toString();
      }
      append(safe, text.charAt(i));
    }
    return safe.toString();
  }

  private static void append(StringBuilder safe, char c) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (isUnsafe(c)) {
          safe.append(String.format("\\u%04x", (int) c));
        } else {
          safe.append(c);
        }
      }
    }
  }

  /** Control characters, and the marks that turn the reading direction or break a line. */
  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
