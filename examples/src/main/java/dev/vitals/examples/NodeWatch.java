package dev.vitals.examples;

import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoNodes;
import dev.vitals.examples.nodes.NodeBoard;
import dev.vitals.examples.nodes.NodeState;
import dev.vitals.examples.nodes.WatchedNode;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.terminal.LiveView;
import dev.vitals.examples.terminal.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Watches the health checks of several Avalanche nodes and reports each change.
 *
 * <p>Variable: {@code AVALANCHE_BASE_URLS}, the nodes' addresses, separated by commas; they are
 * watched until the program is stopped. Without it, four made-up nodes are watched for eight
 * seconds.
 */
public final class NodeWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration DEMO_INTERVAL = Duration.ofMillis(400);
  private static final int DEMO_ROUNDS = 20;

  private NodeWatch() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws InterruptedException {
    if (Environment.has("AVALANCHE_BASE_URLS")) {
      Map<String, Configuration> nodes = new LinkedHashMap<>();
      for (String url : Environment.requireList("AVALANCHE_BASE_URLS")) {
        nodes.put(url.replaceFirst("^https?://", ""), Configuration.builder(url).build());
      }
      run(nodes, Integer.MAX_VALUE, INTERVAL, Terminal.system());
    } else {
      try (DemoNodes demo = DemoNodes.start()) {
        run(demo.configurations(), DEMO_ROUNDS, DEMO_INTERVAL, Terminal.system());
      }
    }
  }

  static void run(
      Map<String, Configuration> nodes, int rounds, Duration interval, Terminal terminal)
      throws InterruptedException {
    List<WatchedNode> watched = nodes.entrySet().stream()
        .map(node -> new WatchedNode(node.getKey(), node.getValue()))
        .toList();
    NodeBoard board = new NodeBoard(terminal);
    try (LiveView view = new LiveView(terminal)) {
      for (int round = 0; round < rounds; round++) {
        if (round > 0) {
          Thread.sleep(interval.toMillis());
        }
        // All are asked before the first answer is waited for.
        List<CompletableFuture<NodeState>> asked =
            watched.stream().map(WatchedNode::ask).toList();
        for (int i = 0; i < asked.size(); i++) {
          WatchedNode node = watched.get(i);
          node.update(asked.get(i).join()).forEach(change -> view.log(board.line(node, change)));
        }
        view.draw(board.lines(watched));
      }
    } finally {
      watched.forEach(WatchedNode::close);
    }
  }
}
