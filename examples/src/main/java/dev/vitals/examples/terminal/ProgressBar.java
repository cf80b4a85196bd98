package dev.vitals.examples.terminal;

/** How far something is, as a bar of text. */
public final class ProgressBar {
  private static final int TENTHS = 10;

  private final Terminal terminal;
  private final int total;
  private int tenthsTold;

  /** A bar of so many steps. */
  public ProgressBar(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  /** The bar, this many characters wide, after {@code done} steps. */
  public String line(int done, int width) {
    int filled = total == 0 ? width : (int) ((long) width * done / total);
    return terminal.paint(Terminal.Colour.GREEN, terminal.glyph("━", "#").repeat(filled))
        + terminal.paint(Terminal.Colour.GREY, terminal.glyph("─", "-").repeat(width - filled));
  }

  /** Whether another tenth is reached since the last time: where to tell of it in plain lines. */
  public boolean reachedAnotherTenth(int done) {
    int tenths = total == 0 ? TENTHS : (int) ((long) TENTHS * done / total);
    boolean reached = tenths > tenthsTold;
    tenthsTold = tenths;
    return reached;
  }
}
