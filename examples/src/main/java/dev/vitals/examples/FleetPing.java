package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoGoodMem;
import dev.vitals.examples.fleet.FleetTally;
import dev.vitals.examples.fleet.FleetView;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.terminal.LiveView;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.ping.PingApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Pings a thousand targets of GoodMem, 64 at a time.
 *
 * <p>Variables: {@code GOODMEM_BASE_URL}, {@code GOODMEM_API_KEY}. Without an address, it pings a
 * thousand made-up models.
 */
public final class FleetPing {
  private static final int FLEET = 1_000;
  private static final int AT_A_TIME = 64;

  private FleetPing() {}

  /** Takes a file with the targets' ids, one per line; without an address, takes no arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (Environment.has("GOODMEM_BASE_URL")) {
      if (args.length == 0) {
        throw new IllegalArgumentException("name a file with the targets' ids, one per line");
      }
      List<String> targetIds = Files.readAllLines(Path.of(args[0]));
      run(Configuration.fromEnvironment("GOODMEM"), targetIds, AT_A_TIME, Terminal.system());
    } else {
      try (DemoGoodMem demo = DemoGoodMem.fleet(FLEET, 1)) {
        run(demo.configuration(), demo.targetIds(), AT_A_TIME, Terminal.system());
      }
    }
  }

  static void run(Configuration goodmem, List<String> targetIds, int atATime, Terminal terminal)
      throws InterruptedException {
    FleetTally tally = new FleetTally();
    FleetView fleet = new FleetView(tally, targetIds.size(), terminal);
    Semaphore free = new Semaphore(atATime);
    List<CompletableFuture<String>> calls = new ArrayList<>();

    try (ApiClient client = ApiClient.create(goodmem);
        LiveView view = new LiveView(terminal)) {
      for (String targetId : targetIds) {
        free.acquire(); // waits while as many calls are under way
        PingOnceRequest request = PingOnceRequest.builder().targetId(targetId).build();
        calls.add(
            client.exchangeAsync(PingApi.pingOnceRequest(request)).handle((answer, failure) -> {
              free.release();
              if (failure == null) {
                tally.add(answer);
              } else {
                tally.addFailure(failure); // such as a 429 after every retry
              }
              fleet.drawProgress(view);
              return targetId;
            }));
      }
      calls.forEach(CompletableFuture::join); // waits for the last ones
      view.draw(fleet.summary());
    }
  }
}
