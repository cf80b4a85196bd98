package dev.vitals.examples.recorder;

import dev.vitals.model.ExecutionContext;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** The machine and the Java that tests run on, in monitor-server's words. */
final class ThisMachine {
  private static final long MEGABYTE = 1 << 20;

  private ThisMachine() {}

  /** The same machine has the same id, so it is stored once. */
  static ExecutionContext asContext() {
    ExecutionContext.Builder machine = ExecutionContext.builder()
        .cpuCount(Runtime.getRuntime().availableProcessors())
        .cpuFrequency(0) // Java does not know it
        .cpuType(System.getProperty("os.arch"))
        .ramTotal(megabytesOfMemory())
        .machineNode(Objects.requireNonNullElse(System.getenv("HOSTNAME"), "unknown"))
        .machineType(System.getProperty("os.arch"))
        .machineArch(System.getProperty("sun.arch.data.model", "?") + "bit")
        .systemInfo(System.getProperty("os.name") + " - " + System.getProperty("os.version"))
        .pythonInfo("Java " + Runtime.version());
    String members = machine.h("").build().toString();
    UUID digest = UUID.nameUUIDFromBytes(members.getBytes(StandardCharsets.UTF_8)); // by MD5
    return machine.h(digest.toString().replace("-", "")).build();
  }

  private static int megabytesOfMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean hotSpot
        ? Math.toIntExact(hotSpot.getTotalMemorySize() / MEGABYTE)
        : 0;
  }
}
