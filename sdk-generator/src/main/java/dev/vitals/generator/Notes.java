package dev.vitals.generator;

import java.util.ArrayList;
import java.util.List;

/** What the build's log should say: each place where the models are not what a reader may expect. */
final class Notes {
  private final List<String> lines = new ArrayList<>();

  /** Says what became of a schema or member, and why. */
  void add(Place place, String what) {
    String line = place.name() + " " + what;
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  List<String> lines() {
    return lines;
  }
}
