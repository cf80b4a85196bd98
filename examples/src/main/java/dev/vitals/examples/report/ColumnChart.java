package dev.vitals.examples.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts over time, with one column per span of time and in it one part per kind. */
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

  /**
   * A chart without counts yet.
   *
   * @param first when the first column begins
   * @param span the length of each column
   * @param columns the number of columns
   */
  public static ColumnChart overTime(
      String title, String unit, Instant first, Duration span, int columns) {
    return new ColumnChart(title, unit, first, span, columns);
  }

  /** Adds a kind, drawn above those added before. */
  public ColumnChart kind(String name, Facts.Mood mood) {
    kinds.add(name);
    colours.add(Css.name(mood));
    return this;
  }

  /**
   * Adds the counts of the span that begins at this time, one for each kind in their order.
   *
   * @throws IllegalArgumentException if there is another number of counts than of kinds
   */
  public ColumnChart add(Instant time, String tip, long... counts) {
    if (counts.length != kinds.size()) {
      throw new IllegalArgumentException("counts must have one value for each of the "
          + kinds.size() + " kinds, had " + counts.length);
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
    // The whole height reacts to the pointer, so that short columns are easy to hit.
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
