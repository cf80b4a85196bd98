package dev.vitals.internal.request;

import java.net.URI;

/** The base URL is where a service lives; the paths of its API begin behind it. */
public final class BaseUrlRule {
  private BaseUrlRule() {}

  public static void requireWithout(URI baseUrl, String pathStart) {
    String path = baseUrl.getPath();
    for (String start = pathStart; !start.isEmpty(); start = parent(start)) {
      if (path.endsWith(start)) {
        throw new IllegalArgumentException(String.format(
            "base URL %s must not end with %s, with which the API's paths begin; remove it"
                + " (docs/troubleshooting.md#base-url)",
            baseUrl, start));
      }
    }
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
