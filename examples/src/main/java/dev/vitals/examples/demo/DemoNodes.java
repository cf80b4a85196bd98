package dev.vitals.examples.demo;

import dev.vitals.config.Configuration;
import dev.vitals.testing.FakeServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** Four nodes with six eventful seconds: a chain is stuck, a disk fills, one node dies. */
public final class DemoNodes implements AutoCloseable {
  private static final List<String> NAMES = List.of("node-fra", "node-iad", "node-sin", "node-gru");

  private final Map<String, FakeServices> nodes = new LinkedHashMap<>();
  private final Timer later = new Timer("later", true);

  private DemoNodes() {
    NAMES.forEach(name -> nodes.put(name, FakeServices.start()));
  }

  /** Starts the nodes and schedules the events. */
  public static DemoNodes start() {
    DemoNodes started = new DemoNodes();
    started.at(1_000, "node-sin", node -> node.node().fail("C", "chain is not done bootstrapping"));
    started.at(1_800, "node-fra", node -> node.node().fail("diskspace", "4.1 GiB left, 10 needed"));
    started.at(2_600, "node-sin", node -> node.node().fail("network", "2 of 20 peers connected"));
    started.at(3_400, "node-sin", node -> node.node().recover("C"));
    started.at(4_200, "node-gru", FakeServices::close);
    started.at(5_000, "node-sin", node -> node.node().recover("network"));
    return started;
  }

  /** Returns the configurations for clients of the nodes, by name. */
  public Map<String, Configuration> configurations() {
    Map<String, Configuration> configurations = new LinkedHashMap<>();
    nodes.forEach((name, node) ->
        configurations.put(name, Configuration.builder(node.node().url()).build()));
    return configurations;
  }

  @Override
  public void close() {
    later.cancel();
    nodes.values().forEach(FakeServices::close);
  }

  private void at(long millis, String name, Event event) {
    FakeServices node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node has the name " + name);
    }
    later.schedule(
        new TimerTask() {
          @Override
          public void run() {
            event.happensTo(node);
          }
        },
        millis);
  }

  @FunctionalInterface
  private interface Event {
    void happensTo(FakeServices node);
  }
}
