package dev.vitals.testing.internal.threads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A thread that has not ended.
 *
 * @param id unique as long as the JVM runs
 * @param stack the innermost call first; empty if it has just begun
 */
public record LiveThread(long id, String name, List<String> stack) {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  /** All of the JVM, virtual ones included where the platform has them. */
  public static List<LiveThread> all() {
    List<LiveThread> all = new ArrayList<>();
    Thread.getAllStackTraces().forEach((thread, stack) -> {
      if (thread.isAlive()) {
        List<String> calls =
            Arrays.stream(stack).map(StackTraceElement::toString).toList();
        all.add(new LiveThread(thread.getId(), thread.getName(), calls));
      }
    });
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      Set<Long> known = all.stream().map(LiveThread::id).collect(Collectors.toSet());
      dumped().stream().filter(thread -> !known.contains(thread.id)).forEach(all::add);
    }
    return all;
  }

  /** Only a thread dump in a file shows virtual threads. */
  private static List<LiveThread> dumped() {
    try {
      Path folder = Files.createTempDirectory("threads");
      Path file = folder.resolve("threads.json");
      try {
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "threadDumpToFile",
                new Object[] {new String[] {"-format=json", file.toString()}},
                new String[] {String[].class.getName()});
        return parsed(Json.parse(Files.readString(file)).orElseGet(Json::object));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException | JMException e) {
      return List.of(); // a JVM without that command
    }
  }

  private static List<LiveThread> parsed(JsonNode dump) {
    List<LiveThread> threads = new ArrayList<>();
    for (JsonNode container : dump.path("threadDump").path("threadContainers")) {
      for (JsonNode thread : container.path("threads")) {
        List<String> calls = new ArrayList<>();
        thread.path("stack").forEach(call -> calls.add(call.asText()));
        threads.add(new LiveThread(
            thread.path("tid").asLong(), thread.path("name").asText(), List.copyOf(calls)));
      }
    }
    return threads;
  }
}
