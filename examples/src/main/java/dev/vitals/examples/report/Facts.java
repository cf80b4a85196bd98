package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;

/** The few figures that matter, in large type. */
public final class Facts implements Block {
  private final List<Element> tiles = new ArrayList<>();

  /** How a figure is to be taken; told by colour, so {@code note} has to say it in words. */
  public enum Mood {
    /** Neither good nor bad. */
    PLAIN,
    /** As it should be. */
    GOOD,
    /** To be looked at. */
    WARN,
    /** As it must not be. */
    BAD
  }

  /** A figure that is neither good nor bad. */
  public Facts add(String name, String value, String note) {
    return add(name, value, note, Mood.PLAIN);
  }

  /** A figure, what it is called, and a few words about it. */
  public Facts add(String name, String value, String note, Mood mood) {
    tiles.add(Element.of("div", "fact " + Css.name(mood))
        .add(Element.of("dt").text(name))
        .add(Element.of("dd", "value").text(value))
        .add(Element.of("dd", "note").text(note)));
    return this;
  }

  @Override
  public Element element() {
    Element list = Element.of("dl", "facts");
    tiles.forEach(list::add);
    return list;
  }
}
