package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoGoodMem;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.terminal.LiveView;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.watch.PingBoard;
import dev.vitals.examples.watch.PingLog;
import dev.vitals.examples.watch.PingReport;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches several targets of GoodMem at once: live in the terminal, and then as a report.
 *
 * <p>Variables: {@code GOODMEM_BASE_URL}, {@code GOODMEM_API_KEY} and {@code GOODMEM_TARGET_IDS},
 * the targets' ids, separated by commas. Without an address, it watches six made-up models.
 */
public final class PingWatch {
  private static final int PROBES = 60;
  private static final int INTERVAL_MILLIS = 250;
  private static final int FRAME_MILLIS = 100;

  private PingWatch() {}

  /** Takes the file to write; without it, writes {@code ping-watch.html}. */
  public static void main(String[] args) throws InterruptedException {
    Path report = Path.of(args.length == 0 ? "ping-watch.html" : args[0]);
    Terminal terminal = Terminal.system();
    if (Environment.has("GOODMEM_BASE_URL")) {
      Configuration goodmem = Configuration.fromEnvironment("GOODMEM");
      run(goodmem, Environment.requireList("GOODMEM_TARGET_IDS"), PROBES, terminal, report);
    } else {
      try (DemoGoodMem demo = DemoGoodMem.sixModels(1)) {
        run(demo.configuration(), demo.targetIds(), PROBES, terminal, report);
      }
    }
  }

  static void run(
      Configuration goodmem, List<String> targetIds, int probes, Terminal terminal, Path report)
      throws InterruptedException {
    CountDownLatch open = new CountDownLatch(targetIds.size());
    try (ApiClient client = ApiClient.create(goodmem);
        LiveView view = new LiveView(terminal)) {
      PingApi ping = new PingApi(client);
      PingBoard board = new PingBoard(terminal);

      List<PingLog> logs = targetIds.stream()
          .map(id -> new PingLog(id, event -> view.log(board.line(event)), open::countDown))
          .toList();
      for (PingLog log : logs) {
        PingStreamRequest request = PingStreamRequest.builder()
            .targetId(log.targetId())
            .count(probes)
            .intervalMs(INTERVAL_MILLIS)
            .build();
        ping.pingPublisher(request).subscribe(log); // the stream is read on a thread of the client
      }

      do {
        view.draw(board.lines(logs));
      } while (!open.await(FRAME_MILLIS, TimeUnit.MILLISECONDS));
      view.draw(board.lines(logs));

      new PingReport(logs).page().write(report);
    }
    terminal.println("report: " + report.toUri());
  }
}
