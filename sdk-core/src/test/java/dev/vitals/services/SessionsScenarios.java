package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.ServerException;
import dev.vitals.model.ExecutionContext;
import dev.vitals.model.Metric;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.model.Tag;
import dev.vitals.paging.Page;
import dev.vitals.sessions.MetricOutcome;
import dev.vitals.sessions.SessionFilter;
import dev.vitals.sessions.SessionsApi;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
  void createdSessionIsReturnedAsStored() {
    Session created = sessions.create(newSession("a").build());

    assertThat(created.sessionH()).isEqualTo(run + "a");
    assertThat(created.scmRef()).isEqualTo("5f499c32");
    assertThat(created.runDateLocal()).contains(LocalDateTime.parse("2026-11-21T09:30:00"));
    assertThat(created.tags()).contains(Tag.builder().name("run").value(run).build());
  }

  @Test
  void createdSessionIsFoundByItsId() {
    Session created = sessions.create(newSession("a").build());

    assertThat(sessions.get(run + "a")).contains(created);
    assertThat(sessions.get(run)).isEmpty();
  }

  @Test
  void duplicateSessionIsRefused() {
    sessions.create(newSession("a").build());

    assertThatThrownBy(() -> sessions.create(newSession("a").build()))
        .isInstanceOf(ServerException.class);
    assertThat(sessions.findByPrefix(run).stream()).hasSize(1);
  }

  @Test
  void sessionsAreFoundByStartOfTheirIds() {
    createThree();

    assertThat(sessions.findByPrefix(run).stream())
        .extracting(Session::sessionH)
        .containsExactlyInAnyOrder(run + "a", run + "b", run + "c");
    assertThat(sessions.findByPrefix(run + "b").stream()).hasSize(1);
    assertThat(sessions.findByPrefix(run + "x").stream()).isEmpty();
  }

  @Test
  void listHasEverySession() {
    createThree();

    assertThat(sessions.list().stream().map(Session::sessionH))
        .contains(run + "a", run + "b", run + "c");
  }

  @Test
  void listIsNarrowedByTags() {
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
  void pageAfterLastIsNotFound() {
    createThree();

    Page<Session> last = sessions.findByPrefix(run).page(-1);

    assertThat(last.isLast()).isTrue();
    assertThat(last.number()).isEqualTo(last.totalPages());
    assertThatThrownBy(() -> sessions.findByPrefix(run).page(last.totalPages() + 1))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void countGrowsWithEachSessionWithRevision() {
    long before = sessions.count();

    createThree();

    assertThat(sessions.count()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void sessionWithoutMetricsHasNone() {
    sessions.create(newSession("a").build());

    assertThat(sessions.metrics(run + "a").stream()).isEmpty();
    assertThat(sessions.countMetrics(run + "a")).isZero();
  }

  @Test
  void metricsOfSessionAreListedAndCounted() {
    sessions.create(newSession("a").build());
    sessions.createContext(Reports.context(run));
    for (String test : List.of("test_one", "test_two", "test_three")) {
      sessions.createMetric(Reports.metric(run + "a", run, test));
    }

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

  @Test
  void createdContextIsFoundByItsId() {
    assertThat(sessions.context(run)).isEmpty();

    ExecutionContext created = sessions.createContext(Reports.context(run));

    assertThat(created.cpuFrequency()).isEqualTo(2500);
    assertThat(sessions.context(run)).contains(created);
    assertThat(sessions.context(run.substring(1))).isEmpty();
  }

  @Test
  void batchOfMetricsIsStoredOnceEach() {
    List<Metric> metrics = IntStream.range(0, 30)
        .mapToObj(i -> Reports.metric(run + "a", run, "test_" + i))
        .toList();

    List<MetricOutcome> outcomes = sessions.recordMetrics(metrics, 4);

    assertThat(outcomes).allMatch(outcome -> outcome.stored().isPresent());
    assertThat(outcomes).extracting(MetricOutcome::metric).isEqualTo(metrics);
    assertThat(sessions.metrics(run + "a").stream().map(Metric::item))
        .containsExactlyInAnyOrderElementsOf(metrics.stream().map(Metric::item).toList());
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
}
