package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.model.ItemCount;
import dev.vitals.model.Metric;
import dev.vitals.model.MetricList;
import dev.vitals.model.RankedMetrics;
import dev.vitals.paging.Page;
import dev.vitals.paging.Pager;
import java.util.List;

/**
 * Reads the metrics of a monitor-server across sessions: by what they belong to, and by what they
 * used. {@link SessionsApi} records them.
 *
 * <p>Thread-safe. The methods throw like those of {@link SessionsApi}.
 */
public final class MetricsApi {
  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /api/v1}
   */
  public MetricsApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout("/api/v1");
    this.client = client;
  }

  /** Lists the metrics that the filter selects, page by page. */
  public Pager<Metric> list(MetricFilter filter) {
    return PageRequests.pager(client, page -> listRequest(filter, page));
  }

  /**
   * Counts the metrics that the filter selects.
   *
   * @throws IllegalArgumentException if the server can only list them; see {@link MetricFilter}
   */
  public long count(MetricFilter filter) {
    return client.send(countRequest(filter));
  }

  /**
   * Returns the metrics with the highest or lowest use of a resource, in that order: {@code GET
   * /api/v1/resources/…}.
   */
  public List<Metric> rank(Ranking ranking) {
    return client.send(rankRequest(ranking));
  }

  /** The request of one page of {@link #list}, as a value; 1 is the first page, -1 the last. */
  public static ApiRequest<Page<Metric>> listRequest(MetricFilter filter, int page) {
    return PageRequests.of(
        requireNonNull(filter, "filter").listRequest(MetricList.class),
        page,
        MetricList::metrics,
        MetricList::totalPage);
  }

  /** The request of {@link #count}, as a value. */
  public static ApiRequest<Long> countRequest(MetricFilter filter) {
    return requireNonNull(filter, "filter")
        .countRequest(ItemCount.class)
        .map(answer -> answer.body().count());
  }

  /** The request of {@link #rank}, as a value. */
  public static ApiRequest<List<Metric>> rankRequest(Ranking ranking) {
    return requireNonNull(ranking, "ranking")
        .request(RankedMetrics.class)
        .map(answer -> answer.body().metrics());
  }
}
