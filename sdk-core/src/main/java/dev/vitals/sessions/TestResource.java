package dev.vitals.sessions;

/** What a test uses, and a monitor-server can rank tests by. */
public enum TestResource {
  /** {@code mem_usage}, in megabytes. */
  MEMORY("memory"),
  /** {@code cpu_usage}: CPU time divided by elapsed time. */
  CPU("cpu"),
  /** {@code kernel_time}, in seconds. */
  KERNEL_TIME("kernel_time"),
  /** {@code user_time}, in seconds. */
  USER_TIME("user_time"),
  /** {@code total_time}, in seconds. */
  TOTAL_TIME("total_time");

  private final String wireName;

  TestResource(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
