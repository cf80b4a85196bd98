package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.errors.NotFoundException;
import dev.vitals.model.ExecutionContext;
import dev.vitals.model.Metric;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.sessions.MetricFilter;
import dev.vitals.sessions.MetricsApi;
import dev.vitals.sessions.PipelinesApi;
import dev.vitals.sessions.Ranking;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.sessions.TestResource;
import dev.vitals.testing.FakeServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a monitor-server beyond a session and its metrics. */
@Timeout(30)
final class MonitorReadsTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private SessionsApi sessions;
  private MetricsApi metrics;
  private PipelinesApi pipelines;

  /** Two builds on main and one on a branch: three tests, of which one is of no component. */
  @BeforeEach
  void record() {
    sessions = new SessionsApi(fakes.client(Service.MONITOR));
    metrics = new MetricsApi(fakes.client(Service.MONITOR));
    pipelines = new PipelinesApi(fakes.client(Service.MONITOR));
    session("s1", "aaa1", "main", "11");
    session("s2", "aaa2", "main", "12");
    session("s3", "bbb1", "topic", "1");
    sessions.createContext(Reports.context("fast"));
    sessions.createContext(Reports.context("slow"));
    metric("s1", "fast", "test_read", "store", "function", 10);
    metric("s1", "fast", "test_write", "store", "function", 30);
    metric("s2", "slow", "test_read", "store", "function", 20);
    metric("s2", "slow", "test_all", "", "module", 90);
    metric("s3", "fast", "test_draw", "view", "function", 50);
  }

  static List<Selected> selections() {
    return List.of(
        new Selected(MetricFilter.all(), 10, 30, 20, 90, 50),
        new Selected(MetricFilter.ofSession("s1"), 10, 30),
        new Selected(MetricFilter.ofContext("slow"), 20, 90),
        new Selected(MetricFilter.ofScmRef("aaa"), 10, 30, 20, 90),
        new Selected(MetricFilter.ofKind("module"), 90),
        new Selected(MetricFilter.ofItem("test_read"), 10, 20),
        new Selected(MetricFilter.ofVariant("test_draw"), 50),
        new Selected(MetricFilter.ofItem("unknown")));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void metricsAreListedAndCountedByWhatTheyBelongTo(Selected selected) {
    assertThat(memory(metrics.list(selected.filter())))
        .containsExactlyElementsOf(selected.memory());
    assertThat(metrics.count(selected.filter())).isEqualTo(selected.memory().size());
  }

  static List<Selected> listings() {
    return List.of(
        new Selected(MetricFilter.ofItemContaining("_rea"), 10, 20),
        new Selected(MetricFilter.ofVariantContaining("A"), 10, 20, 90, 50),
        new Selected(MetricFilter.ofComponent("STORE"), 10, 30, 20),
        new Selected(MetricFilter.withoutComponent(), 90),
        new Selected(MetricFilter.ofItem("test_read").inComponent("store"), 10, 20),
        new Selected(MetricFilter.ofItem("test_read").inComponent("view")),
        new Selected(MetricFilter.ofVariant("test_draw").inComponent("view"), 50),
        new Selected(MetricFilter.ofItem("test_all").inNoComponent(), 90),
        new Selected(MetricFilter.ofVariant("test_draw").inNoComponent()));
  }

  @ParameterizedTest
  @MethodSource("listings")
  void metricsThatServerCannotCountAreListed(Selected selected) {
    assertThat(memory(metrics.list(selected.filter())))
        .containsExactlyElementsOf(selected.memory());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.count(selected.filter()))
        .withMessageContaining("the server cannot count the metrics of MetricFilter[/");
    assertThat(fakes.received(Service.MONITOR))
        .noneMatch(request -> request.path().endsWith("/count"));
  }

  @Test
  void onlyTestIsNarrowedToComponent() {
    MetricFilter kind = MetricFilter.ofKind("function");

    assertThatIllegalStateException().isThrownBy(() -> kind.inComponent("store"));
    assertThatIllegalStateException()
        .isThrownBy(kind::inNoComponent)
        .withMessageContaining("MetricFilter[/filters/scope/{kind}/metrics, {kind=function}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "/"})
  void namesThatNoPathHoldsAreRefusedBeforeAnythingIsSent(String name) {
    int before = fakes.received(Service.MONITOR).size();

    for (Runnable call : List.<Runnable>of(
        () -> MetricFilter.ofItem(name),
        () -> MetricFilter.ofComponent(name),
        () -> MetricFilter.ofItem("x").inComponent(name),
        () -> Ranking.highest(TestResource.CPU, 1).ofBuild("main", name),
        () -> sessions.findByScmRef(name),
        () -> sessions.contexts(name),
        () -> pipelines.components(name),
        () -> pipelines.builds(name),
        () -> pipelines.sessionIds("store", "main", name))) {
      assertThatIllegalArgumentException().isThrownBy(call::run);
    }
    assertThat(fakes.received(Service.MONITOR)).hasSize(before);
  }

  @Test
  void mostHungryTestsComeFirst() {
    assertThat(memory(metrics.rank(Ranking.highest(TestResource.MEMORY, 2))))
        .containsExactly(90, 50);
    assertThat(memory(metrics.rank(Ranking.lowest(TestResource.MEMORY, 500))))
        .containsExactly(10, 20, 30, 50, 90);
  }

  @Test
  void rankingIsNarrowed() {
    Ranking highest = Ranking.highest(TestResource.MEMORY, 9);

    assertThat(memory(metrics.rank(highest.ofComponent("store")))).containsExactly(30, 20, 10);
    assertThat(memory(metrics.rank(highest.ofPipeline("topic")))).containsExactly(50);
    assertThat(memory(metrics.rank(highest.ofBuild("main", "12")))).containsExactly(90, 20);
    assertThat(metrics.rank(highest.ofPipeline("unknown"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void rankingHasFromOneTo500Metrics(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranking.lowest(TestResource.CPU, count))
        .withMessage("count must be from 1 to 500, was " + count);
  }

  @ParameterizedTest
  @MethodSource("resources")
  void everyResourceIsKnownToServer(TestResource resource) {
    assertThat(metrics.rank(Ranking.highest(resource, 1))).hasSize(1);
  }

  static List<TestResource> resources() {
    return List.of(TestResource.values());
  }

  @Test
  void sessionsAreFoundByRevision() {
    assertThat(sessions.findByScmRef("aaa").stream())
        .extracting(Session::sessionH)
        .containsExactly("s1", "s2");
    assertThat(sessions.findByScmRef("ccc")).isEmpty();
  }

  @Test
  void contextsAreListedAndCounted() {
    assertThat(sessions.contexts().stream())
        .extracting(ExecutionContext::h)
        .containsExactlyInAnyOrder("fast", "slow");
    assertThat(sessions.contexts("sl").stream())
        .extracting(ExecutionContext::h)
        .containsExactly("slow");
    assertThat(sessions.countContexts()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.contexts("count"));
  }

  @Test
  void componentsAreListedAndCounted() {
    assertThat(pipelines.components().stream()).containsExactlyInAnyOrder("store", "", "view");
    assertThat(pipelines.components("st").stream()).containsExactly("store");
    assertThat(pipelines.countComponents()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "metrics"})
  void componentsThatPathMeansOtherwiseAreRefused(String prefix) {
    assertThatIllegalArgumentException().isThrownBy(() -> pipelines.components(prefix));
  }

  @Test
  void pipelinesLeadToBuildsAndTheirSessions() {
    assertThat(pipelines.pipelines()).containsExactlyInAnyOrder("main", "topic");
    assertThat(pipelines.builds("main").stream()).containsExactlyInAnyOrder("11", "12");
    assertThat(pipelines.sessionIds("main", "12").stream()).containsExactly("s2");
    assertThat(pipelines.builds("unknown")).isEmpty();
  }

  @Test
  void pipelinesOfComponentLeadToItsBuildsAndSessions() {
    assertThat(pipelines.pipelines("view").stream()).containsExactly("topic");
    assertThat(pipelines.builds("store", "main").stream()).containsExactlyInAnyOrder("11", "12");
    assertThat(pipelines.builds("store", "topic")).isEmpty();
    assertThat(pipelines.sessionIds("store", "main", "11").stream()).containsExactly("s1");
  }

  @Test
  void serverWithoutPipelinesHasNone() {
    try (FakeServices empty = FakeServices.start()) {
      ApiClient client = fakes.client(Service.MONITOR.configuration(empty).build());

      assertThat(new PipelinesApi(client).pipelines()).isEmpty();
      assertThat(new PipelinesApi(client).components()).isEmpty();
      assertThat(new MetricsApi(client).list(MetricFilter.all())).isEmpty();
    }
  }

  @Test
  void pagesAreReadWithoutThreadThatWaits() {
    IntStream.range(0, 40).forEach(i -> metric("s1", "fast", "test_" + i, "many", "function", i));
    List<Metric> read = new ArrayList<>();

    metrics
        .list(MetricFilter.ofComponent("many"))
        .pagesAsync(page -> read.addAll(page.items()))
        .join();

    assertThat(memory(read))
        .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void pageOutOfRangeFailsItsFuture() {
    assertThatThrownBy(metrics.list(MetricFilter.all()).pageAsync(99)::join)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void publishedItemsAreThoseOfAllPages() throws Exception {
    SubscriberList<Session> list = new SubscriberList<>();

    sessions.list().publisher().subscribe(list);

    assertThat(list.all.get()).extracting(Session::sessionH).contains("s1", "s2", "s3");
  }

  private static List<Integer> memory(Iterable<Metric> metrics) {
    List<Integer> memory = new ArrayList<>();
    metrics.forEach(metric -> memory.add((int) metric.memUsage()));
    return memory;
  }

  private void session(String id, String revision, String pipeline, String build) {
    sessions.create(NewSession.builder()
        .sessionH(id)
        .runDate("2026-11-21T09:30:00")
        .scmRef(revision)
        .description(Map.of("pipeline_branch", pipeline, "pipeline_build_no", build))
        .build());
  }

  private void metric(
      String session, String context, String test, String component, String kind, int memory) {
    sessions.createMetric(Reports.metric(session, context, test).toBuilder()
        .component(component)
        .kind(kind)
        .memUsage(memory)
        .build());
  }

  record Selected(MetricFilter filter, List<Integer> memory) {
    Selected(MetricFilter filter, Integer... memory) {
      this(filter, List.of(memory));
    }
  }

  /** Collects what is published. */
  private static final class SubscriberList<T> implements Flow.Subscriber<T> {
    private final CompletableFuture<List<T>> all = new CompletableFuture<>();
    private final List<T> items = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      all.complete(items);
    }
  }
}
