package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Distributions one below the other on one logarithmic axis: a dot for each measurement, a bar from
 * the median to the 90th percentile, and a mark at the 99th percentile.
 */
public final class StripChart implements Block {
  private static final double MIDDLE = 0.5;
  private static final double SPREAD =
      0.52; // of the row's height, so that dots do not hide each other

  private final String title;
  private final String unit;
  private final List<Strip> strips = new ArrayList<>();

  private StripChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  private record Strip(String name, List<Double> values) {}

  /** A chart without rows yet. */
  public static StripChart of(String title, String unit) {
    return new StripChart(title, unit);
  }

  /** Adds a row; values that are not positive are left out, as a logarithmic axis has no place for them. */
  public StripChart row(String name, Collection<Double> values) {
    strips.add(new Strip(name, values.stream().filter(value -> value > 0).toList()));
    return this;
  }

  @Override
  public Element element() {
    Element figure = Element.of("figure").add(Plot.caption(title, unit + ", logarithmic scale"));
    List<Double> all = strips.stream().flatMap(strip -> strip.values().stream()).toList();
    if (all.isEmpty()) {
      return figure.add(Plot.empty("Nothing was measured."));
    }
    Percentiles total = Percentiles.of(all);
    Scale scale = Scale.log(total.at(0), total.at(100));
    Element rows = Element.of("div", "rows strips");
    for (int number = 0; number < strips.size(); number++) {
      row(strips.get(number), Css.series(number), scale, rows);
    }
    Element labels = Element.of("div", "x").with("aria-hidden", "true");
    for (Scale.Tick tick : scale.ticks()) {
      String style = "left:" + Element.percent(scale.position(tick.value()));
      labels.add(Element.of("span").with("style", style).text(tick.label()));
    }
    rows.add(Element.of("span")).add(labels).add(Element.of("span"));
    return figure
        .add(Element.of("ul", "legend")
            .add(Element.of("li", "plain dots").text("one probe"))
            .add(Element.of("li", "plain").text("median to 90th percentile"))
            .add(Element.of("li", "before").text("99th percentile")))
        .add(rows);
  }

  private void row(Strip strip, String colour, Scale scale, Element rows) {
    Percentiles percentiles = Percentiles.of(strip.values());
    Element area = Element.of("svg", "strip").with("role", "img").with("aria-label", strip.name());
    for (Scale.Tick tick : scale.ticks()) {
      double at = scale.position(tick.value());
      area.add(Plot.line("grid", at, 0, at, 1));
    }
    for (int i = 0; i < strip.values().size(); i++) {
      double value = strip.values().get(i);
      area.add(Element.of("circle", "speck " + colour)
          .with("cx", scale.position(value))
          .with("cy", MIDDLE + SPREAD * (scatter(i) - 0.5))
          .with("r", "4")
          .tip(Numbers.of(value, unit)));
    }
    if (percentiles.count() > 0) {
      draw(percentiles, colour, scale, area);
    }
    String median = "median " + Numbers.of(percentiles.at(50), unit);
    rows.add(Element.of("span", "name").text(strip.name()))
        .add(area)
        .add(Element.of("span", "value").text(median));
  }

  private void draw(Percentiles percentiles, String colour, Scale scale, Element area) {
    double p50 = scale.position(percentiles.at(50));
    double p90 = scale.position(percentiles.at(90));
    double p99 = scale.position(percentiles.at(99));
    area.add(Plot.line("range " + colour, p50, MIDDLE, p90, MIDDLE)
        .tip("median " + Numbers.of(percentiles.at(50), unit) + ", 90th percentile "
            + Numbers.of(percentiles.at(90), unit)));
    area.add(Plot.line("before", p99, 0.15, p99, 0.85)
        .tip("99th percentile " + Numbers.of(percentiles.at(99), unit)));
  }

  /** Returns values from 0 to 1, spread evenly and the same in every run: the golden ratio's multiples. */
  private static double scatter(int number) {
    double multiple = number * 0.6180339887498949;
    return multiple - Math.floor(multiple);
  }
}
