package dev.vitals.internal.json;

/** Finds the words of an HTML page that a browser would show, for messages. */
public final class HtmlText {
  /** Enough for a message, which is cut further. */
  private static final int LONGEST = 2_000;

  private HtmlText() {}

  /** The words of the page without tags, styles and scripts, with single spaces; possibly empty. */
  public static String words(String page) {
    StringBuilder words = new StringBuilder();
    int i = 0;
    while (i < page.length() && words.length() < LONGEST) {
      char c = page.charAt(i);
      if (c == '<') {
        i = afterTag(page, i);
        space(words);
      } else if (Character.isWhitespace(c)) {
        space(words);
        i++;
      } else {
        words.append(c);
        i++;
      }
    }
    return words.toString().strip();
  }

  private static void space(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  /** The end of the tag, of a comment, or of an element whose content is not shown. */
  private static int afterTag(String page, int start) {
    if (page.startsWith("<!--", start)) {
      return after(page, "-->", start);
    }
    for (String hidden : new String[] {"style", "script"}) {
      if (page.regionMatches(true, start + 1, hidden, 0, hidden.length())) {
        return afterElement(page, hidden, start);
      }
    }
    return after(page, ">", start);
  }

  /** Looks at each closing tag once, so that a page full of styles takes linear time. */
  private static int afterElement(String page, String name, int start) {
    for (int i = page.indexOf("</", start); i >= 0; i = page.indexOf("</", i + 2)) {
      if (page.regionMatches(true, i + 2, name, 0, name.length())) {
        return after(page, ">", i);
      }
    }
    return page.length();
  }

  private static int after(String page, String end, int start) {
    int found = page.indexOf(end, start);
    return found < 0 ? page.length() : found + end.length();
  }
}
