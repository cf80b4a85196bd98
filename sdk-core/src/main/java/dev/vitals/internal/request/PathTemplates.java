package dev.vitals.internal.request;

/** Checks the templates of paths. */
final class PathTemplates {
  private PathTemplates() {}

  /**
   * Refuses what would be escaped, and so mean another resource than the caller thinks of.
   *
   * @throws IllegalArgumentException with what to use instead
   */
  static void check(String template) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException(
          "template must start with \"/\", below the base URL, was \"" + template + "\"");
    }
    refuse(template, '?', "add query parameters with query(name, value)");
    refuse(template, '#', "a fragment is never sent");
    refuse(template, '%', "write the character itself, or use a path parameter; both are escaped");
  }

  private static void refuse(String template, char character, String instead) {
    int index = template.indexOf(character);
    if (index >= 0) {
      throw new IllegalArgumentException(String.format(
          "template must not contain \"%c\", found at index %d of \"%s\"; %s",
          character, index, template, instead));
    }
  }
}
