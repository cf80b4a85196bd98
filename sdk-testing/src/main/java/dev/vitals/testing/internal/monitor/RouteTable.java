package dev.vitals.testing.internal.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** URLs and what they find. Of several that fit, the one with the most literal parts is taken. */
final class RouteTable {
  /** Finds something with the values of a URL. */
  @FunctionalInterface
  interface Finder {
    Found find(List<String> values) throws MonitorError;
  }

  /** Finds something for one request. */
  @FunctionalInterface
  interface Search {
    Found run() throws MonitorError;
  }

  private final List<Route> routes = new ArrayList<>();

  /** Adds a URL: a star stands for a value, a hash for a number. */
  void add(String path, Finder finder) {
    routes.add(new Route(List.of(path.split("/", -1)), finder));
    routes.sort(Comparator.comparingLong(Route::literals).reversed());
  }

  /** The search that these parts of a path ask for; empty if there is no such URL. */
  Optional<Search> search(List<String> path) {
    for (Route route : routes) {
      List<String> values = route.values(path);
      if (values != null) {
        return Optional.of(() -> route.finder().find(values));
      }
    }
    return Optional.empty();
  }

  private record Route(List<String> path, Finder finder) {
    /** The values, or null if the path is another. */
    @Nullable
    List<String> values(List<String> asked) {
      if (asked.size() != path.size()) {
        return null;
      }
      List<String> values = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        String value = asked.get(i);
        switch (path.get(i)) {
          case "*" -> {
            if (value.isEmpty()) {
              return null;
            }
            values.add(value);
          }
          case "#" -> {
            if (!value.matches("[0-9]{1,9}")) {
              return null;
            }
            values.add(value);
          }
          default -> {
            if (!path.get(i).equals(value)) {
              return null;
            }
          }
        }
      }
      return values;
    }

    long literals() {
      return path.stream()
          .filter(part -> !part.equals("*") && !part.equals("#"))
          .count();
    }
  }
}
