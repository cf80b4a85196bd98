package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What charts with two axes have in common: title, legend, grid and labels. The drawing area counts
 * in shares of its width and height, and the labels stand outside of it, so that a plot fits any
 * width and its letters keep their size.
 */
final class Plot {
  private static final int LEFT = 50; // of the area, in a picture
  private static final int TOP = 92;
  private static final int HEIGHT = 248;
  private static final int BELOW = 46;
  private static final int LEGEND_Y = 73;
  private static final double LETTER = 7.5; // about as wide as a letter of the legend

  private final String title;
  private final String unit;
  private final List<Key> legend = new ArrayList<>();
  private final List<Element> targets = new ArrayList<>();
  private final Element area;

  private record Key(String cssClass, String name) {}

  Plot(String title, String unit) {
    this.title = title;
    this.unit = unit;
    this.area =
        Element.of("svg", "area").with("role", "img").with("aria-label", title + ", " + unit);
  }

  /** The text in a plot's place where there is nothing to draw. */
  static Element empty(String text) {
    return Element.of("p", "empty").text(text);
  }

  /** The title above a drawing, with the unit next to it. */
  static Element caption(String title, String unit) {
    return Element.of("figcaption")
        .add(Element.of("strong").text(title))
        .add(Element.of("span").text(unit));
  }

  void legend(String cssClass, String name) {
    legend.add(new Key(cssClass, name));
  }

  void draw(Element shape) {
    area.add(shape);
  }

  /** Adds a shape above all others that only a pointer reveals; a picture leaves it out. */
  void target(Element shape) {
    targets.add(shape);
  }

  /** Draws grid lines at the ticks of the scale; to be called first, so that they lie below all else. */
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

  /** Returns the plot as a figure of a page. */
  Element figure(Scale x, String xName, Scale y, boolean withLegend) {
    targets.forEach(area::add);
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
      Element keys = Element.of("ul", "legend");
      legend.forEach(key -> keys.add(Element.of("li", key.cssClass()).text(key.name())));
      figure.add(keys);
    }
    return figure.add(plot).add(Element.of("p", "axis").text(xName));
  }

  /** Returns the plot as a picture. */
  Picture picture(Scale x, String xName, Scale y, boolean withLegend) {
    Picture picture = new Picture(title, unit, TOP + HEIGHT + BELOW);
    double width = Picture.WIDTH - LEFT - 1.5 * Picture.MARGIN;
    if (withLegend) {
      double at = LEFT;
      for (Key key : legend) {
        Element square = Element.of("svg")
            .add(Element.of("rect", "part " + key.cssClass()).with("width", 1).with("height", 1));
        picture.place(square, at, LEGEND_Y - 10, 10, 10);
        picture.text(
            key.cssClass().contains("main") ? "strong" : "", at + 18, LEGEND_Y, key.name());
        at += 18 + LETTER * key.name().length() + Picture.MARGIN;
      }
    }
    for (Scale.Tick tick : y.ticks()) {
      double top = TOP + HEIGHT * (1 - y.position(tick.value()));
      picture.text("soft end", LEFT - 8, top + 4, tick.label());
    }
    for (Scale.Tick tick : x.ticks()) {
      double left = LEFT + width * x.position(tick.value());
      picture.text("soft middle", left, TOP + HEIGHT + 18, tick.label());
    }
    picture.text("soft end", LEFT + width, TOP + HEIGHT + 36, xName);
    return picture.place(area, LEFT, TOP, width, HEIGHT);
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
