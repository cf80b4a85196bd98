package dev.vitals.examples.terminal;

import java.util.List;

/**
 * Lines that are redrawn in place, and others that stay above them. Where the cursor cannot be
 * moved, only the last drawing is printed. Thread-safe.
 */
public final class LiveView implements AutoCloseable {
  private static final String CLEAR_TO_END = "\u001b[J";

  private final Terminal terminal;
  private List<String> drawn = List.of(); // guarded by this

  /** A view with nothing drawn yet. */
  public LiveView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Replaces what was drawn. */
  public synchronized void draw(List<String> lines) {
    if (terminal.isInteractive()) {
      terminal.print(home() + text(lines));
    }
    drawn = List.copyOf(lines);
  }

  /** Prints a line that stays above the drawing. */
  public synchronized void log(String line) {
    if (terminal.isInteractive()) {
      terminal.print(home() + text(List.of(line)) + text(drawn));
    } else {
      terminal.println(line);
    }
  }

  /** Leaves the last drawing where it is. */
  @Override
  public synchronized void close() {
    if (!terminal.isInteractive()) {
      drawn.forEach(terminal::println);
    }
    drawn = List.of();
  }

  /** Moves to the first drawn line and clears everything below. */
  private String home() {
    return drawn.isEmpty() ? "" : "\u001b[" + drawn.size() + "F" + CLEAR_TO_END;
  }

  /** Clips each line: one wider than the terminal would take two, and {@link #home} would miss it. */
  private String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(terminal.clip(line)).append(System.lineSeparator()));
    return text.toString();
  }
}
