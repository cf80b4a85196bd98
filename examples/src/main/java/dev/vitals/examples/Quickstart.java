package dev.vitals.examples;

import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.stream.StreamFormat;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the programs of this package one after the other, against fake services or, where the
 * environment names their addresses, real ones: {@code GOODMEM_BASE_URL}, {@code
 * STACKROX_BASE_URL}, {@code MONITOR_BASE_URL}, {@code APIGW_BASE_URL}, {@code AVALANCHE_BASE_URL}.
 */
public final class Quickstart {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Services services;
  private final PrintStream out;
  private final List<String> failed = new ArrayList<>();

  Quickstart(Services services, PrintStream out) {
    this.services = services;
    this.out = out;
  }

  /** Takes no arguments; throws {@link IllegalStateException} if a service failed. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      new Quickstart(services, System.out).run();
    }
  }

  void run() {
    out.println("Vitals SDK: five services asked how they are, live over HTTP.");
    show("GoodMem", "GOODMEM", this::ping);
    show("StackRox Central", "STACKROX", stackrox -> {
      title("Ping Central", "PingCentral");
      PingCentral.run(stackrox, out);
    });
    show("monitor-server", "MONITOR", this::recordAndList);
    show("API gateway", "APIGW", this::drawCalls);
    show("Avalanche node", "AVALANCHE", this::watchHealth);
    if (!failed.isEmpty()) {
      throw new IllegalStateException("no good answer from " + String.join(", ", failed));
    }
    out.printf("%nAll five services answered.%n");
  }

  private void ping(Configuration goodmem) {
    String targetId = services.id("GOODMEM_TARGET_ID");
    title("Ping once", "PingOnce");
    PingOnce.run(goodmem, targetId, out);
    for (StreamFormat format : StreamFormat.values()) {
      title("Follow ten probes live, as " + format, "PingStream");
      PingStream.run(goodmem, targetId, format, out);
    }
  }

  private void recordAndList(Configuration monitor) {
    title("Record a session", "RecordSession");
    RecordSession.run(monitor, out);
    title("List all sessions", "ListSessions");
    ListSessions.run(monitor, out);
    title("Metrics of a session", "SessionMetrics");
    SessionMetrics.run(monitor, out);
  }

  private void drawCalls(Configuration gateway) {
    String projectId = services.id("APIGW_PROJECT_ID");
    String instanceId = services.id("APIGW_INSTANCE_ID");
    String apiId = services.id("APIGW_API_ID");
    title("Calls of an API in the last hour", "ApiStatistics");
    ApiStatistics.run(gateway, projectId, instanceId, apiId, out);
  }

  private void watchHealth(Configuration node) {
    services.disturbNode();
    title("Wait until the node is healthy", "NodeHealth");
    NodeHealth.run(node, PATIENCE, out);
  }

  /** Shows one service. A failure is printed in one line and does not stop the others. */
  private void show(String name, String prefix, Part part) {
    try {
      Configuration configuration = services.configuration(prefix);
      out.printf(
          "%n== %s: %s (%s)%n",
          name,
          configuration.baseUrl(),
          services.isReal(prefix) ? "real" : "fake; set " + prefix + "_BASE_URL for a real one");
      part.run(configuration);
    } catch (RuntimeException e) {
      failed.add(name);
      out.printf("  %s FAILED: %s: %s%n", name, e.getClass().getSimpleName(), oneLine(e));
    }
  }

  private void title(String task, String program) {
    out.printf("%n-- %s (%s.java)%n", task, program);
  }

  private static String oneLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private interface Part {
    void run(Configuration configuration);
  }
}
