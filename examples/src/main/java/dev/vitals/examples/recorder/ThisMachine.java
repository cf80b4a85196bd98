package dev.vitals.examples.recorder;

import dev.vitals.model.ExecutionContext;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** The machine and the Java version that tests run on, as monitor-server stores them. */
final class ThisMachine {
  private static final long MEGABYTE = 1 << 20;

  private ThisMachine() {}

  /** Describes this machine. Its id is always the same, so it is stored once. */
  static ExecutionContext asContext() {
    ExecutionContext.Builder machine = ExecutionContext.builder()
        .cpuCount(Runtime.getRuntime().availableProcessors())
        .cpuFrequency(0) // not known to Java
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
