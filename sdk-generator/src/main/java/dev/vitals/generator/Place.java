package dev.vitals.generator;

/**
 * Where a schema stands in the document, which names the class that is made of it: a component has
 * its own name, and an inline schema that of what holds it, with the member's name added.
 */
record Place(String name, boolean isComponent) {
  static Place component(String name) {
    return new Place(name, true);
  }

  static Place inline(String name) {
    return new Place(name, false);
  }

  Place of(String part) {
    return inline(name + "_" + part);
  }

  /** An alternative; the first one has no number. */
  Place of(String part, int index) {
    return of(index == 0 ? part : part + "_" + index);
  }
}
