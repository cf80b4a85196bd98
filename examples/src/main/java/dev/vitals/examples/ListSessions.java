package dev.vitals.examples;

import static java.util.stream.Collectors.joining;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import java.io.PrintStream;

/**
 * Lists the sessions of a monitor-server, page after page, and counts them.
 *
 * <p>Variable: {@code MONITOR_BASE_URL}.
 * Without an address, it asks a fake service.
 */
public final class ListSessions {
  private static final int SHOWN = 15; // a server may have many thousands

  private ListSessions() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("MONITOR"), System.out);
    }
  }

  static void run(Configuration monitor, PrintStream out) {
    try (ApiClient client = ApiClient.create(monitor)) {
      SessionsApi sessions = new SessionsApi(client);

      int listed = 0;
      for (Session session : sessions.list()) { // fetches the next page when it is needed
        listed++;
        if (listed <= SHOWN) {
          out.println(line(session));
        }
      }

      if (listed > SHOWN) {
        out.printf("  ... and %d more%n", listed - SHOWN);
      }
      out.printf(
          "  %d sessions on %d pages; the server counts %d with a revision%n",
          listed, sessions.list().page(1).totalPages(), sessions.count());
    }
  }

  private static String line(Session session) {
    String tags = session.tags() == null
        ? ""
        : session.tags().stream().map(tag -> tag.name() + "=" + tag.value()).collect(joining(", "));
    return "  %s  %-26s  %s".formatted(session.sessionH(), session.runDate(), tags);
  }
}
