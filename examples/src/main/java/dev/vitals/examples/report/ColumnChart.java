package dev.vitals.examples.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts over time: a column for each span of time, and in it a part for each kind. */
public final class ColumnChart implements Block {
  private static final double GAP = 0.22; // of a column's width

  private final String title;
  private final String unit;
  private final Instant first;
  private final Duration span;
  private final int columns;
  private final List<String> kinds = new ArrayList<>();
  private final List<String> colours = new ArrayList<>();
  private final List<Column> drawn = new ArrayList<>();

  private ColumnChart(String title, String unit, Instant first, Duration span, int columns) {
    this.title = title;
    this.unit = unit;
    this.first = first;
    this.span = span;
    this.columns = columns;
  }

  private record Column(Instant time, String tip, List<Long> counts) {
    long total() {
      return counts.stream().mapToLong(count -> count).sum();
    }
  }

  /** So many columns, each of the same span of time; the first begins at {@code first}. */
  public static ColumnChart overTime(
      String title, String unit, Instant first, Duration span, int columns) {
    return new ColumnChart(title, unit, first, span, columns);
  }

  /** Names the next kind, drawn above those before it. */
  public ColumnChart kind(String name, Facts.Mood mood) {
    kinds.add(name);
    colours.add(Css.name(mood));
    return this;
  }

  /** Adds the counts of the span that begins at this time, one for each kind in their order. */
  public ColumnChart add(Instant time, String tip, long... counts) {
    if (counts.length != kinds.size()) {
      throw new IllegalArgumentException(
          "expected " + kinds.size() + " counts, were " + counts.length);
    }
    drawn.add(new Column(time, tip, Arrays.stream(counts).boxed().toList()));
    return this;
  }

  @Override
  public Element element() {
    if (drawn.stream().mapToLong(Column::total).sum() == 0) {
      return Element.of("figure")
          .add(Plot.caption(title, unit))
          .add(Plot.empty("Nobody called in this time."));
    }
    Scale x = Scale.time(first, first.plus(span.multipliedBy(columns)));
    Scale y =
        Scale.fromZero((double) drawn.stream().mapToLong(Column::total).max().orElse(0));
    Plot plot = new Plot(title, unit);
    plot.grid(y);
    for (int kind = 0; kind < kinds.size(); kind++) {
      plot.legend(colours.get(kind), kinds.get(kind));
    }
    drawn.forEach(column -> draw(column, plot, x, y));
    return plot.figure(x, "time, UTC", y, true);
  }

  private void draw(Column column, Plot plot, Scale x, Scale y) {
    double left = x.position(Scale.seconds(column.time()));
    double width = 1.0 / columns;
    Element stack = Element.of("g").tip(column.tip());
    // The whole height takes the pointer, so that a short column is found as well.
    stack.add(box("hover", left, 0, width, 1));
    long below = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      long count = column.counts().get(kind);
      double top = 1 - y.position((double) below + count);
      double height = y.position((double) below + count) - y.position((double) below);
      if (count > 0) {
        stack.add(box("part " + colours.get(kind), left, top, width * (1 - GAP), height));
      }
      below += count;
    }
    plot.draw(stack);
  }

  private static Element box(
      String cssClass, double left, double top, double width, double height) {
    return Element.of("rect", cssClass)
        .with("x", left)
        .with("y", top)
        .with("width", width)
        .with("height", height);
  }
}
