package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;

/** The few figures that matter, in large type. */
public final class Facts implements Block {
  private final List<Element> tiles = new ArrayList<>();

  /** Whether a figure is good or bad. Only its colour shows this, so the note has to say it too. */
  public enum Mood {
    /** Neither good nor bad. */
    PLAIN,
    /** As it should be. */
    GOOD,
    /** Worth a look. */
    WARN,
    /** Not as it should be. */
    BAD
  }

  /** Adds a figure that is neither good nor bad. */
  public Facts add(String name, String value, String note) {
    return add(name, value, note, Mood.PLAIN);
  }

  /** Adds a figure with its name and a few words about it. */
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
