package dev.vitals.benchmarks.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The memory, threads and files of this process.
 *
 * @param heapKib live objects
 * @param rssKib resident memory; 0 where the system does not report it
 * @param threads platform threads
 * @param files open descriptors, sockets included; 0 where the system does not report them
 */
public record Weight(double heapKib, double rssKib, int threads, int files) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path FILES = Path.of("/proc/self/fd");

  /** Collects garbage first, which takes about a second. */
  public static Weight now() throws InterruptedException, IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(300);
    }
    return new Weight(
        heap(), rss(), ManagementFactory.getThreadMXBean().getThreadCount(), openFiles());
  }

  /** As the last collection left it: a later reading would count new garbage. */
  private static double heap() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && left != null) {
        bytes += left.getUsed();
      }
    }
    return bytes / 1024.0;
  }

  private static int openFiles() throws IOException {
    if (!Files.exists(FILES)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(FILES)) {
      return (int) open.count();
    }
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
