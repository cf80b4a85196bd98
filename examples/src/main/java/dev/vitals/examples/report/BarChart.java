package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Named values as bars, one a row; a mark on the bar tells where the value was before. */
public final class BarChart implements Block {
  private final String title;
  private final String unit;
  private final List<Bar> bars = new ArrayList<>();

  private BarChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  private record Bar(
      String name, double value, OptionalDouble before, String note, Facts.Mood mood) {}

  /** A chart without bars yet. */
  public static BarChart of(String title, String unit) {
    return new BarChart(title, unit);
  }

  /** Adds a bar that is compared with nothing. */
  public BarChart bar(String name, double value, String note) {
    bars.add(new Bar(name, value, OptionalDouble.empty(), note, Facts.Mood.PLAIN));
    return this;
  }

  /** Adds a bar with a mark at the value of before; {@code note} stands at its end. */
  public BarChart bar(String name, double value, double before, String note, Facts.Mood mood) {
    bars.add(new Bar(name, value, OptionalDouble.of(before), note, mood));
    return this;
  }

  @Override
  public Element element() {
    Element figure = Element.of("figure").add(Plot.caption(title, unit));
    double highest = bars.stream()
        .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.before().orElse(0)))
        .max()
        .orElse(0);
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
    bars.forEach(bar -> row(bar, Math.max(highest, Double.MIN_VALUE), rows));
    return figure.add(rows);
  }

  private void row(Bar bar, double highest, Element rows) {
    double share = bar.value() / highest;
    String value = Numbers.of(bar.value(), unit);
    Element area = Element.of("svg", "bar")
        .with("role", "img")
        .with("aria-label", bar.name() + ": " + value)
        .tip(bar.name() + ": " + value + tipOfBefore(bar));
    area.add(Element.of("rect", "track").with("width", 1).with("height", 1));
    area.add(Element.of("rect", "part plain").with("width", share).with("height", 1));
    bar.before().ifPresent(before -> compare(bar, share, before / highest, area));
    rows.add(Element.of("span", "name").text(bar.name()))
        .add(area)
        .add(Element.of("span", "value").text(value))
        .add(Element.of("span", "note " + Css.name(bar.mood())).text(bar.note()));
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
