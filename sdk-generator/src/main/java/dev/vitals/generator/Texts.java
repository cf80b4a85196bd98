package dev.vitals.generator;

/**
 * Puts text of a document into Java source. A document's text is data: whatever it holds, it stays
 * within its literal or its comment.
 */
final class Texts {
  private Texts() {}

  /** Returns the Java literal of a string, quotes included, in ASCII. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** Returns text for a Javadoc comment: one line, in which nothing is a tag, markup or an end. */
  static String javadoc(String text) {
    StringBuilder html = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        space = html.length() > 0;
        continue;
      }
      if (space) {
        html.append(' ');
        space = false;
      }
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '@' -> html.append(isPartOfWord(text, i) ? "@" : "&#64;");
        case '\\' -> html.append("&#92;");
        case '/' -> html.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  /** Returns text for a comment that begins with two slashes. */
  static String lineComment(String text) {
    return text.replace('\\', '/').replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
  }

  /** An at-sign inside of a word, such as an address, begins no tag. */
  private static boolean isPartOfWord(String text, int at) {
    return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
