package dev.vitals.benchmarks.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What this process holds.
 *
 * @param heapKib live objects
 * @param rssKib memory that the system gave; 0 where it doesn't tell
 * @param threads of the platform
 */
record Weight(double heapKib, double rssKib, int threads) {
  private static final Path STATUS = Path.of("/proc/self/status");

  static Weight now() throws InterruptedException, IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(300);
    }
    Runtime runtime = Runtime.getRuntime();
    return new Weight(
        (runtime.totalMemory() - runtime.freeMemory()) / 1024.0,
        rss(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static double rss() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElse(0);
  }
}
