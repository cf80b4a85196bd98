package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiRequest;
import java.util.Map;

/** Names that stand in a path of the monitor-server. */
final class Names {
  private Names() {}

  /** Refuses what the server's routes never match, however it is encoded. */
  static String requireAskable(String what, String name) {
    if (requireNonNull(name, what).isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    if (name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(what + " must not have a slash, because the server's paths"
          + " cannot hold one; was \"" + name + "\". Ask for a part of it instead, if there is a"
          + " method for that");
    }
    return name;
  }

  /** Sets path parameters. */
  static <T> ApiRequest<T> fill(ApiRequest<T> request, Map<String, String> names) {
    ApiRequest<T> filled = request;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.path(name.getKey(), name.getValue());
    }
    return filled;
  }
}
