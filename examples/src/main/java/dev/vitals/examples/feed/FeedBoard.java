package dev.vitals.examples.feed;

import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import dev.vitals.stream.ServerSentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The live view of {@code FollowFeed}: one line per connection, with a block at the place of each
 * event that came over it. Where nothing is lost or repeated, the blocks are a staircase. Thread-safe.
 */
public final class FeedBoard implements CallListener {
  private static final int MARGIN = 32;

  private final Terminal terminal;
  private final List<Connection> connections = new ArrayList<>(List.of(new Connection(1)));
  private String last = "";
  private long events;
  private Duration longestWait = Duration.ZERO;
  private String end = "";

  /** Draws for the width and the characters of {@code terminal}. */
  public FeedBoard(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Watches the call: it is told of breaks, which the reader of the stream does not see. */
  @Override
  public CallObserver callStarted(String operation) {
    return new CallObserver() {
      @Override
      public void resuming(String reason, long delivered) {
        broke(reason);
      }

      @Override
      public void nextItem(Duration gap, Duration waited) {
        came(gap);
      }

      @Override
      public void ended(CallEnd ended) {
        endedAs(ended.outcome().name());
      }
    };
  }

  /** An event came. */
  public synchronized void add(ServerSentEvent event) {
    events++;
    Connection connection = connections.get(connections.size() - 1);
    connection.count++;
    connection.lastId = event.lastEventId();
    last = event.data();
  }

  private synchronized void came(Duration gap) {
    longestWait = gap.compareTo(longestWait) > 0 ? gap : longestWait;
  }

  private synchronized void broke(String reason) {
    connections.get(connections.size() - 1).end = reason;
    connections.add(new Connection(events + 1));
  }

  private synchronized void endedAs(String outcome) {
    connections.get(connections.size() - 1).end = outcome;
    end = outcome;
  }

  /** Returns the whole board. */
  public synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (int i = 0; i < connections.size(); i++) {
      lines.add(line(i + 1, connections.get(i)));
    }
    lines.add("");
    lines.add(" %d events over %d connections; the longest wait for one was %d ms"
        .formatted(events, connections.size(), longestWait.toMillis()));
    lines.add(terminal.paint(
        Colour.GREY,
        " " + (end.isEmpty() ? "latest: " + terminal.safe(last) : "the stream has " + end)));
    lines.add("");
    return lines;
  }

  private String line(int number, Connection connection) {
    int width = Math.max(10, terminal.columns() - MARGIN);
    double blocks = events <= width ? 1 : (double) width / events;
    int from = (int) ((connection.first - 1) * blocks);
    int to = (int) Math.ceil((connection.first - 1 + connection.count) * blocks);
    String bar = terminal.glyph("█", "#").repeat(Math.max(0, to - from));
    boolean whole = connection.end.isEmpty() || connection.end.equals("FINISHED");
    String said = connection.end.isEmpty()
        ? terminal.paint(Colour.GREY, "open")
        : terminal.paint(whole ? Colour.GREEN : Colour.RED, connection.end);
    return " %2d %s%s%s  %s %s"
        .formatted(
            number,
            " ".repeat(from),
            terminal.paint(whole ? Colour.GREEN : Colour.CYAN, bar),
            " ".repeat(Math.max(0, width - Math.max(from, to))),
            terminal.safe(connection.lastId, 6),
            said);
  }

  private static final class Connection {
    private final long first;
    private long count;
    private String lastId = "";
    private String end = "";

    Connection(long first) {
      this.first = first;
    }
  }
}
