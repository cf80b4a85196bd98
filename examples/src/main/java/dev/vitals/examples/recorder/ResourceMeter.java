package dev.vitals.examples.recorder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Measures what the current thread uses after {@link #start()}. */
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
   * The resources that were used.
   *
   * @param started local time, as pytest-monitor sends it
   * @param total elapsed seconds
   * @param user seconds of CPU time in user mode
   * @param kernel seconds of CPU time in kernel mode
   * @param megabytes memory allocated, whether or not it was freed again
   */
  record Usage(LocalDateTime started, double total, double user, double kernel, double megabytes) {
    /** Returns the share of the elapsed time in which the CPU worked for the thread. */
    double cpuUsage() {
      return total > 0 ? (user + kernel) / total : 0;
    }
  }

  static ResourceMeter start() {
    return new ResourceMeter();
  }

  /** Returns the usage so far; to be called on the thread that called {@link #start()}. */
  Usage read() {
    double total = (System.nanoTime() - nanos) / NANOS;
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuNanos) / NANOS;
    // User time is counted in coarser steps than the total, and may be ahead of it.
    double user = Math.min(cpu, (THREADS.getCurrentThreadUserTime() - userNanos) / NANOS);
    return new Usage(started, total, user, cpu - user, (allocatedBytes() - allocated) / MEGABYTE);
  }

  /** Only HotSpot counts allocated bytes. */
  private static long allocatedBytes() {
    return THREADS instanceof com.sun.management.ThreadMXBean hotSpot
        ? hotSpot.getCurrentThreadAllocatedBytes()
        : 0;
  }
}
