package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text; all columns but the first hold numbers and are aligned on the right. */
public final class Table implements Block {
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> columns) {
    this.columns = columns;
  }

  /** A table with these columns; a column's name includes its unit. */
  public static Table of(String... columns) {
    return new Table(List.of(columns));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the table has columns
   */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "row must have " + columns.size() + " cells, had " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public Element element() {
    if (rows.isEmpty()) {
      return Plot.empty("Nothing to list.");
    }
    Element head = Element.of("tr");
    columns.forEach(name -> head.add(Element.of("th").with("scope", "col").text(name)));
    Element body = Element.of("tbody");
    for (List<String> cells : rows) {
      Element row = Element.of("tr");
      cells.forEach(cell -> row.add(Element.of("td").text(cell)));
      body.add(row);
    }
    Element table = Element.of("table").add(Element.of("thead").add(head)).add(body);
    return Element.of("div", "table").with("tabindex", "0").add(table);
  }
}
