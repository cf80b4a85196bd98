package dev.vitals.examples.nodes;

import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The live view of {@code NodeWatch}: one line per node, one column per check. */
public final class NodeBoard {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int NAME_WIDTH = 20;
  private static final int CHECK_WIDTH = 14;
  private static final int GAP = 2;

  private final Terminal terminal;

  /** Draws for the width and the characters of {@code terminal}. */
  public NodeBoard(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns the whole board. */
  public List<String> lines(List<WatchedNode> nodes) {
    Set<String> checks = new TreeSet<>();
    nodes.forEach(node -> checks.addAll(node.state().checks()));
    List<String> shown = fitting(checks);
    StringBuilder head = new StringBuilder(" ".repeat(NAME_WIDTH + 1));
    shown.forEach(check -> head.append(terminal.safe(check, width(check))).append("  "));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(terminal.paint(Colour.GREY, head.toString().stripTrailing()));
    nodes.forEach(node -> lines.add(line(node, shown)));
    lines.add("");
    return lines;
  }

  /** Returns the line of a change, which stays above the board. */
  public String line(WatchedNode node, NodeState.Change change) {
    String sign = change.failing()
        ? terminal.paint(Colour.RED, terminal.glyph("✗", "x"))
        : terminal.paint(Colour.GREEN, terminal.glyph("✓", "+"));
    int rest = terminal.columns() - NAME_WIDTH - CHECK_WIDTH - 14;
    return " %s %s %s %s %s"
        .formatted(
            sign,
            terminal.paint(Colour.GREY, TIME.format(Instant.now())),
            terminal.safe(node.name(), NAME_WIDTH),
            terminal.safe(change.check(), CHECK_WIDTH),
            terminal.safe(change.text(), rest).stripTrailing());
  }

  private String line(WatchedNode node, List<String> checks) {
    Colour colour = node.state().isHealthy() ? Colour.GREEN : Colour.RED;
    StringBuilder line = new StringBuilder(" ")
        .append(terminal.paint(colour, terminal.safe(node.name(), NAME_WIDTH)));
    for (String check : checks) {
      int left = (width(check) - 1) / 2;
      line.append(" ".repeat(left))
          .append(cell(node.state(), check))
          .append(" ".repeat(width(check) - 1 - left + GAP));
    }
    return line.toString().stripTrailing();
  }

  private String cell(NodeState state, String check) {
    if (state.fails(check)) {
      return terminal.paint(Colour.RED, terminal.glyph("✗", "x"));
    }
    return state.knows(check)
        ? terminal.paint(Colour.GREEN, terminal.glyph("●", "o"))
        : terminal.paint(Colour.GREY, terminal.glyph("·", "."));
  }

  /** Returns as many checks as the terminal has room for. */
  private List<String> fitting(Set<String> checks) {
    List<String> fitting = new ArrayList<>();
    int left = terminal.columns() - NAME_WIDTH - 1;
    for (String check : checks) {
      left -= width(check) + GAP;
      if (left >= -GAP) {
        fitting.add(check);
      }
    }
    return fitting;
  }

  private static int width(String check) {
    return Math.min(CHECK_WIDTH, check.length());
  }
}
