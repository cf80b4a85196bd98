package dev.vitals.examples.recorder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Measures what the current thread uses, from {@link #start()} on. */
final class ResourceMeter {
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LocalDateTime started = LocalDateTime.now(ZoneId.systemDefault());
  private final long nanos = System.nanoTime();
  private final long cpuNanos = THREADS.getCurrentThreadCpuTime();
  private final long userNanos = THREADS.getCurrentThreadUserTime();
  private final long allocated = allocatedBytes();

  private ResourceMeter() {}

  /**
   * What was used.
   *
   * @param started local time, as pytest-monitor has it
   * @param total wall clock, in seconds
   * @param user CPU in user mode, in seconds
   * @param kernel CPU in kernel mode, in seconds
   * @param megabytes allocated, whether or not they were freed again
   */
  record Usage(LocalDateTime started, double total, double user, double kernel, double megabytes) {
    /** CPU time over wall clock time. */
    double cpuUsage() {
      return total > 0 ? (user + kernel) / total : 0;
    }
  }

  static ResourceMeter start() {
    return new ResourceMeter();
  }

  /** On the thread that started it. */
  Usage read() {
    double total = (System.nanoTime() - nanos) / NANOS;
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuNanos) / NANOS;
    // User time is counted in coarser steps than the whole, and may be ahead of it.
    double user = Math.min(cpu, (THREADS.getCurrentThreadUserTime() - userNanos) / NANOS);
    return new Usage(started, total, user, cpu - user, (allocatedBytes() - allocated) / MEGABYTE);
  }

  /** Only HotSpot's bean counts them. */
  private static long allocatedBytes() {
    return THREADS instanceof com.sun.management.ThreadMXBean hotSpot
        ? hotSpot.getCurrentThreadAllocatedBytes()
        : 0;
  }
}
