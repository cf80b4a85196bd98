package dev.vitals.internal.headers;

/** Checks that a text can be sent as it is. */
public final class Unicode {
  private Unicode() {}

  /**
   * Refuses half of a surrogate pair, which UTF-8 cannot express: a question mark would be sent in
   * its place. The message gives the index, never the text, which may be a secret.
   */
  public static void requireWhole(String text, String what) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(String.format(
            "%s must be valid Unicode, has half of a surrogate pair (\\u%04x) at index %d",
            what, codePoint, i));
      }
    }
  }
}
