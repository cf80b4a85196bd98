package dev.vitals.examples.terminal;

/**
 * Draws latencies as bars, one by one. The first latency sets the scale, so that bars are neither
 * tiny nor cut off, whether the service is fast or slow.
 */
public final class LatencyBar {
  private static final int FIRST = 30;
  private static final int LONGEST = 60;
  private static final int[] ROUND = {1, 2, 5};

  private double millisPerCell; // 0 until the first latency

  /** Has no scale until the first latency sets it. */
  public LatencyBar() {}

  /** Returns the bar of this latency; a bar that is too long for a line ends in {@code >}. */
  public String of(double millis) {
    if (millisPerCell == 0) {
      millisPerCell = scaleFor(millis);
    }
    long cells = Math.max(1, Math.round(millis / millisPerCell));
    return cells <= LONGEST ? "#".repeat((int) cells) : "#".repeat(LONGEST - 1) + ">";
  }

  /** Returns the smallest round number of milliseconds per cell that needs at most 30 cells. */
  private static double scaleFor(double millis) {
    for (double decade = 0.01; ; decade *= 10) {
      for (int round : ROUND) {
        if (millis <= FIRST * round * decade) {
          return round * decade;
        }
      }
    }
  }
}
