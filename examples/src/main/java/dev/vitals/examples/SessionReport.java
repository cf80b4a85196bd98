package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoSessions;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.sessions.MeasuredSession;
import dev.vitals.examples.sessions.SessionPage;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.testing.FakeServices;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Reports what the tests of the latest session used, compared with the previous session.
 *
 * <p>Variable: {@code MONITOR_BASE_URL}. Without it, the report is of two made-up sessions.
 */
public final class SessionReport {
  private SessionReport() {}

  /** Takes the file to write; without it, writes {@code session-report.html}. */
  public static void main(String[] args) {
    Path report = Path.of(args.length == 0 ? "session-report.html" : args[0]);
    if (Environment.has("MONITOR_BASE_URL")) {
      run(Configuration.fromEnvironment("MONITOR"), report, System.out);
    } else {
      try (FakeServices fakes = FakeServices.start()) {
        DemoSessions.addTo(fakes.monitor());
        run(Configuration.builder(fakes.monitor().url()).build(), report, System.out);
      }
    }
  }

  static void run(Configuration monitor, Path report, PrintStream out) {
    try (ApiClient client = ApiClient.create(monitor)) {
      SessionsApi sessions = new SessionsApi(client);

      List<MeasuredSession> latest = latestTwo(sessions);

      if (latest.isEmpty()) {
        out.println("no session has metrics");
        return;
      }
      MeasuredSession now = latest.get(0);
      MeasuredSession before =
          latest.get(latest.size() - 1); // the same session, if it is the only one
      new SessionPage(now, before).page().write(report);
      out.println("report: " + report.toUri());
    }
  }

  /** Returns the two newest sessions that have metrics, the newest first. */
  private static List<MeasuredSession> latestTwo(SessionsApi sessions) {
    return sessions.list().stream()
        .sorted(Comparator.comparing(Session::runDate).reversed())
        .map(session -> new MeasuredSession(
            session, sessions.metrics(session.sessionH()).stream().toList()))
        .filter(session -> !session.metrics().isEmpty())
        .limit(2)
        .toList();
  }
}
