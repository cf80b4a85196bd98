package dev.vitals.examples.report;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Values over time, with one line per series, and marks at moments without a value. */
public final class LineChart implements Block {
  private static final int UNITS = 1_000; // of the stretched drawing in which the lines are

  private final String title;
  private final String unit;
  private final String xName;
  private final boolean timeOfDay;
  private final List<Series> series = new ArrayList<>();
  private final List<Point> marks = new ArrayList<>();
  private int firstColour;
  private double bandFrom;
  private double bandTo;

  private LineChart(String title, String unit, String xName, boolean timeOfDay) {
    this.title = title;
    this.unit = unit;
    this.xName = xName;
    this.timeOfDay = timeOfDay;
  }

  /**
   * A moment and what was measured.
   *
   * @param y the measured value; {@code NaN} interrupts the line
   * @param tip what a browser shows when the pointer rests on it
   */
  public record Point(double x, double y, String tip) {
    /** A point at a time of day. */
    public static Point at(Instant time, double y, String tip) {
      return new Point(Scale.seconds(time), y, tip);
    }
  }

  private record Series(String name, String colour, List<Point> points) {}

  /** A chart over the time of day, in UTC. */
  public static LineChart overTime(String title, String unit) {
    return new LineChart(title, unit, "time, UTC", true);
  }

  /** A chart over seconds that count from 0. */
  public static LineChart overSeconds(String title, String unit, String xName) {
    return new LineChart(title, unit, xName, false);
  }

  /** Adds a line; its points must be in the order of {@code x}. */
  public LineChart line(String name, List<Point> points) {
    String colour = Css.series(firstColour + series.size());
    series.add(new Series(name, colour, List.copyOf(points)));
    return this;
  }

  /** Adds a thick line, the one that the chart is about. */
  public LineChart mainLine(String name, List<Point> points) {
    series.add(new Series(name, "main " + Css.series(firstColour), List.copyOf(points)));
    return this;
  }

  /** Adds a line in grey, to compare the others with. */
  public LineChart reference(String name, List<Point> points) {
    series.add(new Series(name, "reference", List.copyOf(points)));
    return this;
  }

  /** Gives the next line the colour that this series, counted from 0, has elsewhere on the page. */
  public LineChart firstColour(int series) {
    firstColour = series;
    return this;
  }

  /** Marks a moment, such as that of a failure; {@code y} is not used. */
  public LineChart mark(Point point) {
    marks.add(point);
    return this;
  }

  /** Shades the background between two values of {@code x}. */
  public LineChart band(double from, double to) {
    bandFrom = from;
    bandTo = to;
    return this;
  }

  @Override
  public Element element() {
    return axes()
        .map(axes -> plot(axes).figure(axes.x(), xName, axes.y(), series.size() > 1))
        .orElseGet(() -> Element.of("figure")
            .add(Plot.caption(title, unit))
            .add(Plot.empty("Nothing was measured.")));
  }

  /**
   * Returns the chart as the content of an SVG file.
   *
   * @throws IllegalStateException if it has no points
   */
  public String svg() {
    Axes axes = axes().orElseThrow(() -> new IllegalStateException("the chart has no points"));
    return plot(axes).picture(axes.x(), xName, axes.y(), series.size() > 1).svg();
  }

  private record Axes(Scale x, Scale y) {}

  private Optional<Axes> axes() {
    List<Point> all = Stream.concat(points().stream(), marks.stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    double first = all.stream().mapToDouble(Point::x).min().orElseThrow();
    double last = all.stream().mapToDouble(Point::x).max().orElseThrow();
    Scale x = timeOfDay ? Scale.time(instant(first), instant(last)) : Scale.seconds(last);
    Scale y = Scale.fromZero(points().stream()
        .mapToDouble(Point::y)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0));
    return Optional.of(new Axes(x, y));
  }

  private Plot plot(Axes axes) {
    Scale x = axes.x();
    Scale y = axes.y();
    Plot plot = new Plot(title, unit);
    if (bandTo > bandFrom) {
      double left = x.position(bandFrom);
      plot.draw(Element.of("rect", "band")
          .with("x", left)
          .with("width", x.position(bandTo) - left)
          .with("height", 1));
    }
    plot.grid(y);
    for (Point mark : marks) {
      double at = x.position(mark.x());
      plot.draw(Plot.line("mark", at, 0, at, 1).tip(mark.tip()));
    }
    for (Series each : series) {
      List<List<Point>> parts = unbroken(each.points());
      plot.legend(each.colour(), each.name());
      plot.draw(stretched(parts, each.colour(), x, y));
      for (List<Point> part : parts) {
        if (part.size() == 1) { // no line shows a point without neighbours
          plot.draw(dot("dot alone ", part.get(0), each, axes));
        } else {
          part.forEach(point -> plot.target(dot("dot ", point, each, axes)));
        }
      }
    }
    return plot;
  }

  private static Element dot(String cssClass, Point point, Series series, Axes axes) {
    return Element.of("circle", cssClass + series.colour())
        .with("cx", axes.x().position(point.x()))
        .with("cy", 1 - axes.y().position(point.y()))
        .with("r", "3")
        .tip(point.tip());
  }

  /** Draws the line of a series, and the area below it if it is the only one. */
  private Element stretched(List<List<Point>> parts, String colour, Scale x, Scale y) {
    Element drawing = Element.of("svg")
        .with("viewBox", "0 0 " + UNITS + " " + UNITS)
        .with("preserveAspectRatio", "none");
    for (List<Point> part : parts) {
      String path = "M"
          + part.stream()
              .map(point ->
                  "%s %s".formatted(units(x.position(point.x())), units(1 - y.position(point.y()))))
              .collect(joining("L"));
      if (part.size() > 1 && series.size() == 1) {
        String left = units(x.position(part.get(0).x()));
        String right = units(x.position(part.get(part.size() - 1).x()));
        String below = path + "L" + right + " " + UNITS + "L" + left + " " + UNITS + "Z";
        drawing.add(Element.of("path", "below " + colour).with("d", below));
      }
      if (part.size() > 1) {
        drawing.add(Element.of("path", "line " + colour).with("d", path));
      }
    }
    return drawing;
  }

  private static List<List<Point>> unbroken(List<Point> points) {
    List<List<Point>> parts = new ArrayList<>();
    boolean open = false;
    for (Point point : points) {
      boolean drawn = !Double.isNaN(point.y());
      if (drawn && !open) {
        parts.add(new ArrayList<>());
      }
      if (drawn) {
        parts.get(parts.size() - 1).add(point);
      }
      open = drawn;
    }
    return parts;
  }

  private static String units(double share) {
    return String.format(Locale.ROOT, "%.1f", UNITS * share);
  }

  private List<Point> points() {
    return series.stream().flatMap(each -> each.points().stream()).toList();
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1_000));
  }
}
