package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoSessions;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.sessions.HungryBoard;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.model.Metric;
import dev.vitals.model.Session;
import dev.vitals.model.Tag;
import dev.vitals.sessions.MetricFilter;
import dev.vitals.sessions.MetricsApi;
import dev.vitals.sessions.Ranking;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.sessions.TestResource;
import dev.vitals.testing.FakeServices;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lists the ten tests of the latest session that used most memory, and how much each used in the
 * sessions before. The server ranks them if the session says of which build it is.
 *
 * <p>Variable: {@code MONITOR_BASE_URL}. Without it, the sessions are made up.
 */
public final class HungriestTests {
  private static final int SHOWN = 10;
  private static final int DEMO_BUILDS = 14;

  private HungriestTests() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.system();
    if (Environment.has("MONITOR_BASE_URL")) {
      run(Configuration.fromEnvironment("MONITOR"), terminal);
    } else {
      demo(terminal);
    }
  }

  static void demo(Terminal terminal) {
    try (FakeServices fakes = FakeServices.start()) {
      DemoSessions.addBuildsTo(fakes.monitor(), DEMO_BUILDS);
      run(Configuration.builder(fakes.monitor().url()).build(), terminal);
    }
  }

  static void run(Configuration monitor, Terminal terminal) {
    try (ApiClient client = ApiClient.create(monitor)) {
      Optional<Session> latest =
          new SessionsApi(client).list().stream().max(Comparator.comparing(Session::runDate));
      if (latest.isEmpty()) {
        terminal.println("the server has no sessions");
        return;
      }
      MetricsApi metrics = new MetricsApi(client);
      HungryBoard board = new HungryBoard(latest.get(), terminal);
      for (Metric hungry : hungriest(metrics, latest.get())) {
        board.add(hungry, before(metrics, hungry));
      }
      board.lines().forEach(terminal::println);
    }
  }

  private static List<Metric> hungriest(MetricsApi metrics, Session session) {
    Optional<String> pipeline = tag(session, "pipeline_branch");
    Optional<String> build = tag(session, "pipeline_build_no");
    if (pipeline.isPresent() && build.isPresent()) {
      return metrics.rank(
          Ranking.highest(TestResource.MEMORY, SHOWN).ofBuild(pipeline.get(), build.get()));
    }
    return metrics.list(MetricFilter.ofSession(session.sessionH())).stream()
        .sorted(Comparator.comparingDouble(Metric::memUsage).reversed())
        .limit(SHOWN)
        .toList();
  }

  /** The same test in other sessions, the oldest first. */
  private static List<Metric> before(MetricsApi metrics, Metric metric) {
    return metrics.list(MetricFilter.ofVariant(metric.itemVariant())).stream()
        .filter(other -> other.itemPath().equals(metric.itemPath()))
        .filter(other -> other.itemStartTime().compareTo(metric.itemStartTime()) < 0)
        .sorted(Comparator.comparing(Metric::itemStartTime))
        .toList();
  }

  private static Optional<String> tag(Session session, String name) {
    return Objects.requireNonNullElse(session.tags(), List.<Tag>of()).stream()
        .filter(tag -> name.equals(tag.name()))
        .map(Tag::value)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
