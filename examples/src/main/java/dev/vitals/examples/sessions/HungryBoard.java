package dev.vitals.examples.sessions;

import dev.vitals.examples.terminal.Sparkline;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import dev.vitals.model.Metric;
import dev.vitals.model.Session;
import java.util.ArrayList;
import java.util.List;

/** The drawing of {@code HungriestTests}: one line per test, with its memory over the sessions. */
public final class HungryBoard {
  private static final int BAR = 24;
  private static final int HISTORY = 14;
  private static final int NAME = 44;
  private static final double CLEARLY_MORE = 1.2; // times the usual value

  private final Session session;
  private final Terminal terminal;
  private final List<Row> rows = new ArrayList<>();

  private record Row(Metric now, List<Double> history) {
    /** Whether the test uses clearly more than it did in half of the sessions before. */
    boolean grew() {
      List<Double> before =
          history.subList(0, history.size() - 1).stream().sorted().toList();
      return !before.isEmpty() && now.memUsage() > CLEARLY_MORE * before.get(before.size() / 2);
    }
  }

  /** A board of the tests of this session. */
  public HungryBoard(Session session, Terminal terminal) {
    this.session = session;
    this.terminal = terminal;
  }

  /** Adds a test, with what it used before, the oldest first. */
  public void add(Metric now, List<Metric> before) {
    List<Double> history = new ArrayList<>(before.stream().map(Metric::memUsage).toList());
    history.add(now.memUsage());
    rows.add(new Row(now, history));
  }

  /** Returns the whole board. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of("the latest session has no metrics");
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(terminal.paint(
        Colour.BOLD,
        " The %d hungriest tests of the session of %s"
            .formatted(rows.size(), terminal.safe(session.runDate()))));
    lines.add("");
    double most = rows.stream().mapToDouble(row -> row.now().memUsage()).max().orElse(1);
    rows.forEach(row -> lines.add(line(row, most)));
    long grew = rows.stream().filter(Row::grew).count();
    lines.add("");
    lines.add(terminal.paint(
        grew == 0 ? Colour.GREY : Colour.RED,
        " %d of them need clearly more than they did in most sessions before".formatted(grew)));
    lines.add("");
    return lines;
  }

  private String line(Row row, double most) {
    int cells = most <= 0 ? 0 : (int) Math.round(BAR * Math.max(0, row.now().memUsage()) / most);
    String bar = terminal.glyph("█", "#").repeat(cells) + " ".repeat(BAR - cells);
    return " %7.1f MB %s  %s %s"
        .formatted(
            row.now().memUsage(),
            terminal.paint(row.grew() ? Colour.RED : Colour.CYAN, bar),
            terminal.safe(MeasuredSession.name(row.now()), NAME),
            new Sparkline(terminal).of(row.history(), HISTORY));
  }
}
