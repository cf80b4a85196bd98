package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.model.ExecutionContext;
import dev.vitals.model.ExecutionContextList;
import dev.vitals.model.ItemCount;
import dev.vitals.model.Metric;
import dev.vitals.model.MetricList;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.model.SessionList;
import dev.vitals.paging.Page;
import dev.vitals.paging.Pager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Records and reads the test sessions of a monitor-server, the metrics of their tests, and the
 * contexts (machines) that the tests ran on.
 *
 * <p>Thread-safe. Every method throws {@code BadRequestException} for input that the server
 * rejects, {@code NotFoundException} for a page out of range, {@code ServerException} for most
 * other mistakes of the caller (the server answers 500), and other subclasses of {@code
 * VitalsException} for failures below HTTP. The order of sessions is unspecified, and items may
 * move between pages while tests are reporting.
 */
public final class SessionsApi {
  private static final String ROOT = "/api/v1";

  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /api/v1}
   */
  public SessionsApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout(ROOT);
    this.client = client;
  }

  /**
   * Records a session: {@code POST /api/v1/sessions/}. It is never sent twice if the first request
   * may have been stored, because the server answers a duplicate id with 500. After a {@code
   * ConnectionException} or a {@code ServerException}, {@link #get} shows whether it was stored.
   */
  public Session create(NewSession session) {
    return client.send(createRequest(session));
  }

  /** Returns the session with exactly this id, the first match of a search by prefix. */
  public Optional<Session> get(String sessionId) {
    return findByPrefix(requireNonNull(sessionId, "sessionId")).stream()
        .filter(session -> session.sessionH().equals(sessionId))
        .findFirst();
  }

  /** Lists all sessions, page by page: {@code GET /api/v1/sessions/}. */
  public Pager<Session> list() {
    return PageRequests.pager(client, SessionsApi::listRequest);
  }

  /**
   * Lists the sessions that match the filter. Works on servers with SQLite; others may answer 500.
   */
  public Pager<Session> list(SessionFilter filter) {
    requireNonNull(filter, "filter");
    return PageRequests.pager(client, page -> listRequest(filter, page));
  }

  /**
   * Lists the sessions whose id begins with the prefix: {@code GET /api/v1/sessions/{prefix}}. The
   * server ignores case, and treats {@code %} and {@code _} as wildcards.
   *
   * @throws IllegalArgumentException if the prefix is empty, or is {@code count}, which the server
   *     treats as another resource
   */
  public Pager<Session> findByPrefix(String idPrefix) {
    return PageRequests.pager(client, page -> findByPrefixRequest(idPrefix, page));
  }

  /**
   * Lists the sessions whose {@code scm_ref} begins with the prefix: {@code GET
   * /api/v1/filters/scm/{prefix}/sessions}. The server loses their tags here, so these are null.
   *
   * @throws IllegalArgumentException if the prefix is empty or has a slash, which the server cannot be
   *     asked for
   */
  public Pager<Session> findByScmRef(String prefix) {
    return PageRequests.pager(client, page -> findByScmRefRequest(prefix, page));
  }

  /**
   * Returns how many sessions the server counts: {@code GET /api/v1/sessions/count}. Sessions
   * without an {@code scm_ref} are not counted.
   */
  public long count() {
    return client.send(countRequest());
  }

  /** Lists the metrics of a session, page by page: {@code GET /api/v1/sessions/{id}/metrics}. */
  public Pager<Metric> metrics(String sessionId) {
    return PageRequests.pager(client, page -> metricsRequest(sessionId, page));
  }

  /** Returns how many metrics a session has; 0 for an unknown session. */
  public long countMetrics(String sessionId) {
    return client.send(countMetricsRequest(sessionId));
  }

  /**
   * Records a context: {@code POST /api/v1/contexts/}. Like {@link #create}, it is never sent twice
   * if the first request may have been stored. A duplicate id is a {@code ServerException}, so ask
   * {@link #context} first.
   */
  public ExecutionContext createContext(ExecutionContext context) {
    return client.send(createContextRequest(context));
  }

  /**
   * Returns the context with exactly this id: {@code GET /api/v1/contexts/{id}}.
   *
   * @throws IllegalArgumentException if the id is empty, or is {@code count}, which the server
   *     treats as another resource
   */
  public Optional<ExecutionContext> context(String contextId) {
    return client.send(contextRequest(contextId));
  }

  /** Lists all contexts, page by page: {@code GET /api/v1/contexts/}. */
  public Pager<ExecutionContext> contexts() {
    return PageRequests.pager(client, SessionsApi::contextsRequest);
  }

  /**
   * Lists the contexts whose id begins with the prefix: {@code GET /api/v1/contexts/{prefix}}.
   *
   * @throws IllegalArgumentException as for {@link #context}
   */
  public Pager<ExecutionContext> contexts(String idPrefix) {
    return PageRequests.pager(client, page -> contextsRequest(idPrefix, page));
  }

  /** Returns how many contexts are stored: {@code GET /api/v1/contexts/count}. */
  public long countContexts() {
    return client.send(countContextsRequest());
  }

  /**
   * Records a metric: {@code POST /api/v1/metrics/}. The server would store a duplicate next to the
   * first, so it is never sent twice if the first request may have been stored.
   */
  public Metric createMetric(Metric metric) {
    return client.send(createMetricRequest(metric));
  }

  /**
   * Records many metrics, each as by {@link #createMetric} and several at a time, and returns when
   * all have an outcome. A failure does not stop the others from being sent. An interrupt stops the
   * batch: the outcomes show which metrics were not sent, and the interrupt flag stays set.
   *
   * @param inFlight the maximum number of concurrent requests, at least 1
   * @return the outcome of each metric, in the order given
   */
  public List<MetricOutcome> recordMetrics(Collection<Metric> metrics, int inFlight) {
    return new MetricBatch(client, metrics, inFlight).await();
  }

  /**
   * Records many metrics like {@link #recordMetrics}, without a thread that waits. Cancelling the
   * future ends the requests under way, and no other one is sent.
   *
   * @throws IllegalArgumentException if {@code inFlight} is not positive
   */
  public CompletableFuture<List<MetricOutcome>> recordMetricsAsync(
      Collection<Metric> metrics, int inFlight) {
    return new MetricBatch(client, metrics, inFlight).start();
  }

  /** The request of {@link #create}, as a value. */
  public static ApiRequest<Session> createRequest(NewSession session) {
    return ApiRequest.post(ROOT + "/sessions/", Session.class)
        .body(requireNonNull(session, "session"));
  }

  /** The request of {@link #createContext}, as a value. */
  public static ApiRequest<ExecutionContext> createContextRequest(ExecutionContext context) {
    return ApiRequest.post(ROOT + "/contexts/", ExecutionContext.class)
        .body(requireNonNull(context, "context"));
  }

  /** The request of {@link #context}, as a value. */
  public static ApiRequest<Optional<ExecutionContext>> contextRequest(String contextId) {
    requireNoCount(contextId, "contextId");
    return PageRequests.numbered(
            ApiRequest.get(ROOT + "/contexts/{id}", ExecutionContextList.class)
                .path("id", contextId),
            1)
        .map(found -> found.body().contexts().stream()
            .filter(context -> context.h().equals(contextId))
            .findFirst())
        .ifEmpty(Optional.empty());
  }

  /** The request of {@link #createMetric}, as a value. */
  public static ApiRequest<Metric> createMetricRequest(Metric metric) {
    return ApiRequest.post(ROOT + "/metrics/", Metric.class).body(requireNonNull(metric, "metric"));
  }

  /** The request of {@link #get}, as a value, which reads only the first page of matches. */
  public static ApiRequest<Optional<Session>> getRequest(String sessionId) {
    return findByPrefixRequest(requireNonNull(sessionId, "sessionId"), 1)
        .map(found -> found.body().items().stream()
            .filter(session -> session.sessionH().equals(sessionId))
            .findFirst());
  }

  /** The request of one page of {@link #list()}, as a value; 1 is the first page, -1 the last. */
  public static ApiRequest<Page<Session>> listRequest(int page) {
    return sessionPage(ApiRequest.get(ROOT + "/sessions/", SessionList.class), page);
  }

  /** The request of one page of {@link #list(SessionFilter)}, as a value. */
  public static ApiRequest<Page<Session>> listRequest(SessionFilter filter, int page) {
    requireNonNull(filter, "filter");
    return sessionPage(
        ApiRequest.get(ROOT + "/sessions/", SessionList.class)
            .query("with_flags", filter.names())
            .query("restrict_flags", filter.values())
            .query("method", filter.method()),
        page);
  }

  /** The request of one page of {@link #findByPrefix}, as a value. */
  public static ApiRequest<Page<Session>> findByPrefixRequest(String idPrefix, int page) {
    requireNoCount(idPrefix, "idPrefix");
    return sessionPage(
        ApiRequest.get(ROOT + "/sessions/{prefix}", SessionList.class).path("prefix", idPrefix),
        page);
  }

  /** The request of one page of {@link #findByScmRef}, as a value. */
  public static ApiRequest<Page<Session>> findByScmRefRequest(String prefix, int page) {
    return sessionPage(
        ApiRequest.get(ROOT + "/filters/scm/{scm}/sessions", SessionList.class)
            .path("scm", Names.requireAskable("prefix", prefix)),
        page);
  }

  /** The request of one page of {@link #contexts()}, as a value. */
  public static ApiRequest<Page<ExecutionContext>> contextsRequest(int page) {
    return contextPage(ApiRequest.get(ROOT + "/contexts/", ExecutionContextList.class), page);
  }

  /** The request of one page of {@link #contexts(String)}, as a value. */
  public static ApiRequest<Page<ExecutionContext>> contextsRequest(String idPrefix, int page) {
    requireNoCount(idPrefix, "idPrefix");
    return contextPage(
        ApiRequest.get(ROOT + "/contexts/{prefix}", ExecutionContextList.class)
            .path("prefix", Names.requireAskable("idPrefix", idPrefix)),
        page);
  }

  /** The request of {@link #countContexts}, as a value. */
  public static ApiRequest<Long> countContextsRequest() {
    return ApiRequest.get(ROOT + "/contexts/count", ItemCount.class)
        .map(answer -> answer.body().count());
  }

  /** The request of {@link #count}, as a value. */
  public static ApiRequest<Long> countRequest() {
    return ApiRequest.get(ROOT + "/sessions/count", ItemCount.class)
        .map(answer -> answer.body().count());
  }

  /** The request of one page of {@link #metrics}, as a value. */
  public static ApiRequest<Page<Metric>> metricsRequest(String sessionId, int page) {
    return PageRequests.of(
        ApiRequest.get(ROOT + "/sessions/{id}/metrics", MetricList.class).path("id", sessionId),
        page,
        MetricList::metrics,
        MetricList::totalPage);
  }

  /** The request of {@link #countMetrics}, as a value. */
  public static ApiRequest<Long> countMetricsRequest(String sessionId) {
    return ApiRequest.get(ROOT + "/sessions/{id}/metrics/count", ItemCount.class)
        .path("id", sessionId)
        .map(answer -> answer.body().count());
  }

  private static void requireNoCount(String id, String name) {
    if (requireNonNull(id, name).equals("count")) {
      throw new IllegalArgumentException(name
          + " must not be \"count\", a path at which the server answers with the number of items");
    }
  }

  private static ApiRequest<Page<ExecutionContext>> contextPage(
      ApiRequest<ExecutionContextList> request, int page) {
    return PageRequests.of(
        request, page, ExecutionContextList::contexts, ExecutionContextList::totalPage);
  }

  private static ApiRequest<Page<Session>> sessionPage(ApiRequest<SessionList> request, int page) {
    return PageRequests.of(request, page, SessionList::sessions, SessionList::totalPage);
  }
}
