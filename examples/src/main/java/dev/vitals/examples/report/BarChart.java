package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Named values as bars, one per row; a mark on a bar shows the value it had before. */
public final class BarChart implements Block {
  private static final String REFERENCE = "reference";
  private static final int NAMES = 210; // in a picture, as far as ROW
  private static final int VALUES = 100;
  private static final int TOP = 64;
  private static final int BAR = 22;
  private static final int ROW = 34;

  private final String title;
  private final String unit;
  private final List<Bar> bars = new ArrayList<>();

  private BarChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  private record Bar(
      String name,
      String colour,
      double value,
      OptionalDouble before,
      String note,
      Facts.Mood mood) {}

  /** A chart without bars yet. */
  public static BarChart of(String title, String unit) {
    return new BarChart(title, unit);
  }

  /** Adds a bar without a value of before. */
  public BarChart bar(String name, double value, String note) {
    bars.add(new Bar(name, "plain", value, OptionalDouble.empty(), note, Facts.Mood.PLAIN));
    return this;
  }

  /** Adds a bar with a mark at the value of before; {@code note} stands at its end. */
  public BarChart bar(String name, double value, double before, String note, Facts.Mood mood) {
    bars.add(new Bar(name, "plain", value, OptionalDouble.of(before), note, mood));
    return this;
  }

  /** Adds a bar in grey, to compare the others with. */
  public BarChart reference(String name, double value) {
    bars.add(new Bar(name, REFERENCE, value, OptionalDouble.empty(), "", Facts.Mood.PLAIN));
    return this;
  }

  /** Whether no bar was added. */
  public boolean isEmpty() {
    return bars.isEmpty();
  }

  @Override
  public Element element() {
    Element figure = Element.of("figure").add(Plot.caption(title, unit));
    if (bars.isEmpty()) {
      return figure.add(Plot.empty("Nothing to compare."));
    }
    if (bars.stream().anyMatch(bar -> bar.before().isPresent())) {
      figure.add(Element.of("ul", "legend")
          .add(Element.of("li", "plain").text("now"))
          .add(Element.of("li", "bad").text("clearly more than before"))
          .add(Element.of("li", "before").text("before")));
    }
    Element rows = Element.of("div", "rows");
    double highest = highest();
    for (Bar bar : bars) {
      rows.add(Element.of("span", "name").text(bar.name()))
          .add(drawing(bar, highest))
          .add(Element.of("span", "value").text(Numbers.of(bar.value(), unit)))
          .add(Element.of("span", "note " + Css.name(bar.mood())).text(bar.note()));
    }
    return figure.add(rows);
  }

  /**
   * Returns the chart as the content of an SVG file, without notes and without a legend.
   *
   * @throws IllegalStateException if it has no bars
   */
  public String svg() {
    if (bars.isEmpty()) {
      throw new IllegalStateException("the chart has no bars");
    }
    Picture picture = new Picture(title, unit, TOP + bars.size() * ROW + 14);
    double width = Picture.WIDTH - NAMES - VALUES;
    double highest = highest();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + i * ROW;
      String weight = bar.colour().equals(REFERENCE) ? "" : " strong";
      picture.text("end" + weight, NAMES - 10, y + 16, bar.name());
      picture.place(drawing(bar, highest), NAMES, y, width, BAR);
      picture.text("end" + weight, Picture.WIDTH - Picture.MARGIN, y + 16, Numbers.of(bar.value()));
    }
    return picture.svg();
  }

  private double highest() {
    return bars.stream()
        .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.before().orElse(0)))
        .reduce(Double.MIN_VALUE, Math::max);
  }

  private Element drawing(Bar bar, double highest) {
    double share = bar.value() / highest;
    String value = Numbers.of(bar.value(), unit);
    Element area = Element.of("svg", "bar")
        .with("role", "img")
        .with("aria-label", bar.name() + ": " + value)
        .tip(bar.name() + ": " + value + tipOfBefore(bar));
    area.add(Element.of("rect", "track").with("width", 1).with("height", 1));
    area.add(Element.of("rect", "part " + bar.colour()).with("width", share).with("height", 1));
    bar.before().ifPresent(before -> compare(bar, share, before / highest, area));
    return area;
  }

  private static void compare(Bar bar, double share, double before, Element area) {
    if (share > before) { // what was added has the colour
      area.add(Element.of("rect", "part " + Css.name(bar.mood()))
          .with("x", before)
          .with("width", share - before)
          .with("height", 1));
    }
    area.add(Plot.line("before", before, 0, before, 1));
  }

  private String tipOfBefore(Bar bar) {
    return bar.before().isPresent()
        ? "; before: " + Numbers.of(bar.before().getAsDouble(), unit)
        : "";
  }
}
