package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiRequest;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.ServerException;
import dev.vitals.model.Metric;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.model.Tag;
import dev.vitals.paging.Page;
import dev.vitals.sessions.SessionFilter;
import dev.vitals.sessions.SessionsApi;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every run works on ids and tags of its own, so that it may share a server with others. */
final class SessionsScenarios {
  @RegisterExtension
  final Stage stage = Stage.of(Service.MONITOR);

  private final String run = UUID.randomUUID().toString().replace("-", "");
  private SessionsApi sessions;

  @BeforeEach
  void connect() {
    sessions = new SessionsApi(stage.client());
  }

  @Test
  void aCreatedSessionIsAnsweredAsItIsStored() {
    Session created = sessions.create(newSession("a").build());

    assertThat(created.sessionH()).isEqualTo(run + "a");
    assertThat(created.scmRef()).isEqualTo("5f499c32");
    assertThat(created.runDateLocal()).contains(LocalDateTime.parse("2026-11-21T09:30:00"));
    assertThat(created.tags()).contains(Tag.builder().name("run").value(run).build());
  }

  @Test
  void aCreatedSessionIsFoundByItsId() {
    Session created = sessions.create(newSession("a").build());

    assertThat(sessions.get(run + "a")).contains(created);
    assertThat(sessions.get(run)).isEmpty();
  }

  @Test
  void aSecondSessionOfTheSameIdIsRefused() {
    sessions.create(newSession("a").build());

    assertThatThrownBy(() -> sessions.create(newSession("a").build()))
        .isInstanceOf(ServerException.class);
    assertThat(sessions.findByPrefix(run).stream()).hasSize(1);
  }

  @Test
  void sessionsAreFoundByTheStartOfTheirIds() {
    createThree();

    assertThat(sessions.findByPrefix(run).stream())
        .extracting(Session::sessionH)
        .containsExactlyInAnyOrder(run + "a", run + "b", run + "c");
    assertThat(sessions.findByPrefix(run + "b").stream()).hasSize(1);
    assertThat(sessions.findByPrefix(run + "x").stream()).isEmpty();
  }

  @Test
  void theListHasEverySession() {
    createThree();

    assertThat(sessions.list().stream().map(Session::sessionH))
        .contains(run + "a", run + "b", run + "c");
  }

  @Test
  void theListIsNarrowedByTags() {
    createThree();
    SessionFilter ofThisRun = SessionFilter.withTag("run", run);

    assertThat(sessions.list(ofThisRun).stream()).hasSize(3);
    assertThat(sessions.list(ofThisRun.and(SessionFilter.withTag("part", "b"))).stream())
        .extracting(Session::sessionH)
        .containsExactly(run + "b");
    assertThat(sessions.list(SessionFilter.withTag("part", run).or(ofThisRun)).stream())
        .hasSize(3);
    assertThat(sessions.list(SessionFilter.withTag("run", "of " + run)).stream())
        .isEmpty();
  }

  @Test
  void aPageAfterTheLastIsNotFound() {
    createThree();

    Page<Session> last = sessions.findByPrefix(run).page(-1);

    assertThat(last.isLast()).isTrue();
    assertThat(last.number()).isEqualTo(last.totalPages());
    assertThatThrownBy(() -> sessions.findByPrefix(run).page(last.totalPages() + 1))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void countGrowsWithEachSessionThatHasARevision() {
    long before = sessions.count();

    createThree();

    assertThat(sessions.count()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void aSessionWithoutMetricsHasNone() {
    sessions.create(newSession("a").build());

    assertThat(sessions.metrics(run + "a").stream()).isEmpty();
    assertThat(sessions.countMetrics(run + "a")).isZero();
  }

  @Test
  void metricsOfASessionAreListedAndCounted() {
    sessions.create(newSession("a").build());
    store("contexts", context());
    List.of("test_one", "test_two", "test_three").forEach(test -> store("metrics", metric(test)));

    List<Metric> metrics = sessions.metrics(run + "a").stream().toList();

    assertThat(metrics)
        .extracting(Metric::item)
        .containsExactlyInAnyOrder("test_one", "test_two", "test_three");
    assertThat(metrics).allSatisfy(metric -> {
      assertThat(metric.sessionH()).isEqualTo(run + "a");
      assertThat(metric.totalTime()).isEqualTo(1.25);
      assertThat(metric.memUsage()).isEqualTo(150);
    });
    assertThat(sessions.countMetrics(run + "a")).isEqualTo(3);
  }

  private void createThree() {
    for (String part : List.of("a", "b", "c")) {
      sessions.create(newSession(part).build());
    }
  }

  private NewSession.Builder newSession(String part) {
    return NewSession.builder()
        .sessionH(run + part)
        .runDate("2026-11-21T09:30:00")
        .scmRef("5f499c32")
        .description(Map.of("run", run, "part", part));
  }

  /** Posts what no wrapper posts, as pytest-monitor would. */
  private void store(String collection, Map<String, Object> item) {
    stage
        .client()
        .send(ApiRequest.post("/api/v1/" + collection + "/", JsonNode.class).body(item));
  }

  private Map<String, Object> context() {
    return Map.ofEntries(
        Map.entry("h", run),
        Map.entry("cpu_count", 2),
        Map.entry("cpu_frequency", 2500),
        Map.entry("cpu_type", "x86_64"),
        Map.entry("cpu_vendor", ""),
        Map.entry("ram_total", 4096),
        Map.entry("machine_node", "builder"),
        Map.entry("machine_type", "x86_64"),
        Map.entry("machine_arch", "64bit"),
        Map.entry("system_info", "Linux"),
        Map.entry("python_info", "3.11"));
  }

  private Map<String, Object> metric(String test) {
    return Map.ofEntries(
        Map.entry("session_h", run + "a"),
        Map.entry("context_h", run),
        Map.entry("item_start_time", "2026-11-21T09:30:01"),
        Map.entry("item_path", "tests.test_sample"),
        Map.entry("item", test),
        Map.entry("item_variant", test),
        Map.entry("item_fs_loc", "tests/test_sample.py"),
        Map.entry("kind", "function"),
        Map.entry("component", "sample"),
        Map.entry("total_time", 1.25),
        Map.entry("user_time", 0.5),
        Map.entry("kernel_time", 0.25),
        Map.entry("cpu_usage", 0.6),
        Map.entry("mem_usage", 150));
  }
}
