package dev.vitals.examples.terminal;

/** A progress bar of text. */
public final class ProgressBar {
  private static final int TENTHS = 10;

  private final Terminal terminal;
  private final int total;
  private int tenthsReported;

  /** A bar of {@code total} steps. */
  public ProgressBar(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  /** Returns the bar after {@code done} steps, {@code width} characters wide. */
  public String line(int done, int width) {
    int filled = total == 0 ? width : (int) ((long) width * done / total);
    return terminal.paint(Terminal.Colour.GREEN, terminal.glyph("━", "#").repeat(filled))
        + terminal.paint(Terminal.Colour.GREY, terminal.glyph("─", "-").repeat(width - filled));
  }

  /** Whether another tenth was reached since the last call; for progress in plain lines. */
  public boolean reachedAnotherTenth(int done) {
    int tenths = total == 0 ? TENTHS : (int) ((long) TENTHS * done / total);
    boolean reached = tenths > tenthsReported;
    tenthsReported = tenths;
    return reached;
  }
}
