package dev.vitals.examples.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.FakeMonitor;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Two sessions of the same tests, a day apart, as pytest-monitor would post them. In the second
 * one, something leaks memory and the search has become slower.
 */
public final class DemoSessions {
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 9, 21, 4, 11);
  private static final double AT_REST_MB = 118;
  private static final double LEAK_MB = 4.6;

  /** A test, how long it takes, and how much memory it needs while it runs. */
  private record Case(String module, String name, double seconds, double megabytes) {}

  private static final List<Case> CASES = List.of(
      new Case("tests.test_config", "test_defaults", 0.04, 1),
      new Case("tests.test_config", "test_unknown_key_is_refused", 0.03, 1),
      new Case("tests.test_config", "test_environment_wins", 0.05, 1),
      new Case("tests.test_import", "test_csv_small", 0.31, 14),
      new Case("tests.test_import", "test_csv_two_million_rows", 6.8, 212),
      new Case("tests.test_import", "test_parquet", 2.4, 96),
      new Case("tests.test_import", "test_broken_rows_are_listed", 0.62, 18),
      new Case("tests.test_index", "test_build_index", 4.1, 164),
      new Case("tests.test_index", "test_update_index", 1.7, 72),
      new Case("tests.test_index", "test_delete_from_index", 0.9, 41),
      new Case("tests.test_search", "test_exact_phrase", 0.44, 22),
      new Case("tests.test_search", "test_fuzzy", 1.3, 38),
      new Case("tests.test_search", "test_ranking[bm25]", 2.1, 55),
      new Case("tests.test_search", "test_ranking[vector]", 3.2, 120),
      new Case("tests.test_search", "test_paging", 0.58, 20),
      new Case("tests.test_api", "test_health", 0.06, 2),
      new Case("tests.test_api", "test_login", 0.22, 4),
      new Case("tests.test_api", "test_hundred_clients", 5.2, 88),
      new Case("tests.test_api", "test_slow_client_is_dropped", 3.0, 12),
      new Case("tests.test_export", "test_csv", 0.8, 30),
      new Case("tests.test_export", "test_pdf", 2.7, 76),
      new Case("tests.test_export", "test_empty", 0.05, 2),
      new Case("tests.test_cli", "test_help", 0.09, 1),
      new Case("tests.test_cli", "test_pipeline", 1.9, 47));

  private DemoSessions() {}

  /** Stores both sessions, the older one first. */
  public static void addTo(FakeMonitor monitor) {
    add(monitor, "5b0c8f2de1774c0f9f6f2d7f0f1a6c31", MONDAY, "9f1c2ab", false);
    add(monitor, "c2d4a91be0594c6c8a37be4f6f0e9d52", MONDAY.plusDays(1), "e07d541", true);
  }

  /** Stores a session for each of this many nightly builds; the last three are the worse ones. */
  public static void addBuildsTo(FakeMonitor monitor, int builds) {
    for (int build = 1; build <= builds; build++) {
      String revision = "%07x".formatted(0x9f1c2ab + build * 0x3d0f1L);
      String id = "5b0c8f2de1774c0f9f6f2d7f%08x".formatted(build);
      add(monitor, id, MONDAY.plusDays(build), revision, build > builds - 3);
    }
  }

  private static void add(
      FakeMonitor monitor, String id, LocalDateTime start, String revision, boolean worse) {
    ObjectNode session = JsonNodeFactory.instance
        .objectNode()
        .put("session_h", id)
        .put("run_date", start.toString())
        .put("scm_ref", revision);
    session
        .putObject("description")
        .put("pipeline_branch", "main")
        .put("pipeline_build_no", Long.toString(start.getDayOfYear()))
        .put("python", "3.12.4");
    monitor.addSession(session.toString());

    Latencies noise = new Latencies(1, 0.05, 0, revision.hashCode());
    double kept = 0;
    LocalDateTime now = start;
    for (Case test : CASES) {
      boolean search = test.module().endsWith("search");
      double seconds = test.seconds() * noise.next() * (worse && search ? 1.7 : 1);
      kept += worse && !test.module().endsWith("config") ? LEAK_MB + test.megabytes() * 0.03 : 0;
      double megabytes = AT_REST_MB + test.megabytes() * noise.next() + kept;
      monitor.addMetric(metric(id, test, now, seconds, megabytes).toString());
      now = now.plusNanos((long) (seconds * 1e9) + 120_000_000);
    }
    if (worse) {
      Case added = new Case("tests.test_cli", "test_resume_after_crash", 1.1, 33);
      monitor.addMetric(metric(id, added, now, 1.1, AT_REST_MB + 33 + kept).toString());
    }
  }

  private static ObjectNode metric(
      String session, Case test, LocalDateTime start, double seconds, double megabytes) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("session_h", session)
        .put("context_h", "e9188c68dd9ddeccd0a2f59422d16a2bf7337683")
        .put("item_start_time", start.toString())
        .put("item_path", test.module())
        .put("item", test.name().replaceFirst("\\[.*", ""))
        .put("item_variant", test.name())
        .put("item_fs_loc", test.module().replace('.', '/') + ".py")
        .put("kind", "function")
        .put("component", "")
        .put("total_time", seconds)
        .put("user_time", seconds * 0.82)
        .put("kernel_time", seconds * 0.07)
        .put("cpu_usage", 0.89)
        .put("mem_usage", megabytes);
  }
}
