package dev.vitals.examples.report;

import java.util.List;

/**
 * What the charts with two axes have in common: title, legend, grid and labels. The drawing area
 * counts in shares of its width and height, and the labels are text of the page; so a plot fits
 * any width, and its letters keep their size.
 */
final class Plot {
  private final String title;
  private final String unit;
  private final Element legend = Element.of("ul", "legend");
  private final Element area;

  Plot(String title, String unit) {
    this.title = title;
    this.unit = unit;
    this.area =
        Element.of("svg", "area").with("role", "img").with("aria-label", title + ", " + unit);
  }

  /** What stands in a plot's place where there is nothing to draw. */
  static Element empty(String words) {
    return Element.of("p", "empty").text(words);
  }

  /** The title over a drawing, with the unit beside it. */
  static Element caption(String title, String unit) {
    return Element.of("figcaption")
        .add(Element.of("strong").text(title))
        .add(Element.of("span").text(unit));
  }

  void legend(String cssClass, String name) {
    legend.add(Element.of("li", cssClass).text(name));
  }

  void draw(Element shape) {
    area.add(shape);
  }

  /** Grid lines at the values that the scale names; to be drawn first, below all else. */
  void grid(Scale y) {
    for (Scale.Tick tick : y.ticks()) {
      double top = 1 - y.position(tick.value());
      area.add(line("grid", 0, top, 1, top));
    }
  }

  static Element line(String cssClass, double x1, double y1, double x2, double y2) {
    return Element.of("line", cssClass)
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2);
  }

  /** The figure, with the legend if it names more than one thing. */
  Element figure(Scale x, String xName, Scale y, boolean withLegend) {
    int widest =
        y.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(1);
    Element plot = Element.of("div", "plot")
        .with("style", "grid-template-columns:" + (widest + 1) + "ch 1fr")
        .add(labels("y", "bottom", y))
        .add(area)
        .add(Element.of("span"))
        .add(labels("x", "left", x));
    Element figure = Element.of("figure").add(caption(title, unit));
    if (withLegend) {
      figure.add(legend);
    }
    return figure.add(plot).add(Element.of("p", "axis").text(xName));
  }

  private static Element labels(String cssClass, String side, Scale scale) {
    Element labels = Element.of("div", cssClass).with("aria-hidden", "true");
    List<Scale.Tick> ticks = scale.ticks();
    for (Scale.Tick tick : ticks) {
      String style = side + ":" + Element.percent(scale.position(tick.value()));
      labels.add(Element.of("span").with("style", style).text(tick.label()));
    }
    return labels;
  }
}
