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

/**
 * Records and reads the test sessions of a monitor-server, the metrics of their tests and the
 * contexts (machines) that these ran on.
 *
 * <p>Thread-safe. Errors of every method: {@code BadRequestException} for what the server
 * validates, {@code NotFoundException} for a page out of range, {@code ServerException} for most
 * other mistakes of the caller (the server answers 500), and the family of {@code VitalsException}
 * for what happens below HTTP. Its sessions come in no promised order, and items may move between
 * pages while tests are reporting.
 */
public final class SessionsApi {
  private static final String ROOT = "/api/v1";

  private final ApiClient client;

  /**
   * Makes the wrapper; the client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /api/v1}
   */
  public SessionsApi(ApiClient client) {
    requireNonNull(client, "client").requireBaseUrlWithout(ROOT);
    this.client = client;
  }

  /**
   * Records a session: {@code POST /api/v1/sessions/}. Never sent twice where the first one may
   * have been stored: the server answers a duplicate id with 500. After a {@code
   * ConnectionException} or a {@code ServerException}, {@link #get} tells whether it is there.
   */
  public Session create(NewSession session) {
    return client.send(createRequest(session));
  }

  /** The session with exactly this id: the first match of a search by prefix. */
  public Optional<Session> get(String sessionId) {
    return findByPrefix(requireNonNull(sessionId, "sessionId")).stream()
        .filter(session -> session.sessionH().equals(sessionId))
        .findFirst();
  }

  /** All sessions: {@code GET /api/v1/sessions/}, a page at a time. */
  public Pager<Session> list() {
    return Pager.of(page -> client.send(listRequest(page)));
  }

  /** The sessions that fit the filter. Works on servers with SQLite; others may answer 500. */
  public Pager<Session> list(SessionFilter filter) {
    requireNonNull(filter, "filter");
    return Pager.of(page -> client.send(listRequest(filter, page)));
  }

  /**
   * The sessions whose id begins with the prefix: {@code GET /api/v1/sessions/{prefix}}. The server
   * compares without regard to case, and takes {@code %} and {@code _} for wildcards.
   *
   * @throws IllegalArgumentException if the prefix is {@code count}, which the server takes for
   *     another resource, or empty
   */
  public Pager<Session> findByPrefix(String idPrefix) {
    ApiRequest<Page<Session>> first = findByPrefixRequest(idPrefix, 1); // refuses a bad prefix now
    return Pager.of(page -> client.send(page == 1 ? first : findByPrefixRequest(idPrefix, page)));
  }

  /**
   * How many sessions the server counts: {@code GET /api/v1/sessions/count}. It leaves out those
   * without an {@code scm_ref}.
   */
  public long count() {
    return client.send(countRequest());
  }

  /** The metrics of a session: {@code GET /api/v1/sessions/{id}/metrics}, a page at a time. */
  public Pager<Metric> metrics(String sessionId) {
    ApiRequest<Page<Metric>> first = metricsRequest(sessionId, 1);
    return Pager.of(page -> client.send(page == 1 ? first : metricsRequest(sessionId, page)));
  }

  /** How many metrics a session has: 0 for one that is not known. */
  public long countMetrics(String sessionId) {
    return client.send(countMetricsRequest(sessionId));
  }

  /**
   * Records a context: {@code POST /api/v1/contexts/}. Like {@link #create}, it is never sent twice
   * where the first may have been stored, and a duplicate id is a {@code ServerException}: ask
   * {@link #context} first.
   */
  public ExecutionContext createContext(ExecutionContext context) {
    return client.send(createContextRequest(context));
  }

  /**
   * The context with exactly this id: {@code GET /api/v1/contexts/{id}}.
   *
   * @throws IllegalArgumentException if the id is {@code count}, which the server takes for another
   *     resource, or empty
   */
  public Optional<ExecutionContext> context(String contextId) {
    return client.send(contextRequest(contextId));
  }

  /**
   * Records a metric: {@code POST /api/v1/metrics/}. The server would store a second one beside the
   * first, so it is never sent twice where the first may have been stored.
   */
  public Metric createMetric(Metric metric) {
    return client.send(createMetricRequest(metric));
  }

  /**
   * Records many metrics, each by {@link #createMetric}, some at a time; returns when all have an
   * outcome. One that fails does not keep the others from being sent. An interrupt stops the batch:
   * its outcomes tell what was not sent, and the flag stays set.
   *
   * @param inFlight how many requests may be under way at once, at least 1
   * @return what became of each, in the order given
   */
  public List<MetricOutcome> createMetrics(Collection<Metric> metrics, int inFlight) {
    return new MetricBatch(client, inFlight).send(requireNonNull(metrics, "metrics"));
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
        .emptyAs(Optional.empty());
  }

  /** The request of {@link #createMetric}, as a value. */
  public static ApiRequest<Metric> createMetricRequest(Metric metric) {
    return ApiRequest.post(ROOT + "/metrics/", Metric.class).body(requireNonNull(metric, "metric"));
  }

  /** The request of {@link #get}, as a value: looks at the first page of matches only. */
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
      throw new IllegalArgumentException(
          name + " must not be \"count\", by which the server tells how many there are");
    }
  }

  private static ApiRequest<Page<Session>> sessionPage(ApiRequest<SessionList> request, int page) {
    return PageRequests.of(request, page, SessionList::sessions, SessionList::totalPage);
  }
}
