package dev.vitals.internal.request;

import java.net.URI;

/** Checks that a base URL does not already contain the start of the paths of an API. */
public final class BaseUrlRule {
  private BaseUrlRule() {}

  public static void requireWithout(URI baseUrl, String pathStart) {
    String path = baseUrl.getPath();
    for (String start = pathStart; !start.isEmpty(); start = parent(start)) {
      if (path.endsWith(start)) {
        throw new IllegalArgumentException(String.format(
            "base URL %s must not end with %s, the start of the API's paths; remove it"
                + " (docs/troubleshooting.md#base-url)",
            baseUrl, start));
      }
    }
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
