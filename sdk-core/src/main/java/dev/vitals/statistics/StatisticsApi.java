package dev.vitals.statistics;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.model.ApiCounts;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.AppCounts;
import dev.vitals.model.GatewayMetricData;
import dev.vitals.model.GroupCounts;
import dev.vitals.model.GroupStatistics;
import java.time.Duration;

/**
 * Reads how often the APIs of a dedicated gateway are called, what passes through its public addresses,
 * and how much it holds. Requires a project-scoped token in
 * the header {@code X-Auth-Token}: {@code Credentials.header("X-Auth-Token", token)}.
 *
 * <p>Thread-safe. All methods throw {@code BadRequestException} (with the gateway's {@code APIG.…}
 * code in its details), {@code UnauthorizedException} for a missing or expired token, {@code
 * ForbiddenException}, {@code NotFoundException} for an unknown API, group or gateway, {@code
 * ServerException}, and other subclasses of {@code VitalsException} for failures below HTTP.
 */
public final class StatisticsApi {
  private static final String ROOT = "/v2";
  private static final String GATEWAY = ROOT + "/{project_id}/apigw/instances/{instance_id}";
  private static final String STATISTICS = GATEWAY + "/statistics";
  private static final String OUTLINE = GATEWAY + "/resources/outline";

  // Of an identity policy, as the gateway's documentation names them, with their aliases.
  private static final String LIST_MONITORING =
      "apig:instance:listApiMonitoring (or apig:apis:get with apig:instance:get)";
  private static final String LIST_METRIC_DATA =
      "apig:instance:listMetricData (or apig:metricData:get with apig:instance:get)";

  private final ApiClient client;
  private final String projectId;
  private final String instanceId;

  /**
   * Creates the wrapper for one gateway. The client's base URL is the region's endpoint.
   *
   * @throws IllegalArgumentException if an id is blank, or the base URL already ends with {@code
   *     /v2}
   */
  public StatisticsApi(ApiClient client, String projectId, String instanceId) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout(ROOT);
    latestForGroupRequest(
        projectId, instanceId, "any"); // refuses bad ids here rather than at each call
    this.client = client;
    this.projectId = projectId;
    this.instanceId = instanceId;
  }

  /**
   * Returns the calls of one API within the latest {@code window}: {@code GET
   * …/statistics/api/latest}. There is one entry per minute for a window of up to an hour, and one
   * per hour or day for a longer one; a minute without calls has no entry. Latencies are in
   * milliseconds, throughput is in bytes. Rely on {@code currentMinute}: the textual times of an
   * entry are in the server's own, unspecified time zone.
   *
   * @param window a whole number of minutes, at least one
   */
  public ApiStatistics latestForApi(String apiId, Duration window) {
    return client.send(latestForApiRequest(projectId, instanceId, apiId, window));
  }

  /** Returns the calls of a group within the latest hour: {@code GET …/statistics/group/latest}. */
  public GroupStatistics latestForGroup(String groupId) {
    return client.send(latestForGroupRequest(projectId, instanceId, groupId));
  }

  /**
   * Returns what the gateway's monitoring recorded of one metric: {@code GET …/metric-data}. There is
   * one data point per period, with a value in the member that the query's aggregate names, such as
   * {@code max()}; a period without a value is left out. Its {@code timestamp()} is in milliseconds
   * since the Unix epoch.
   */
  public GatewayMetricData metricData(MetricDataQuery query) {
    return client.send(metricDataRequest(projectId, instanceId, query));
  }

  /** Counts the API groups: {@code GET …/resources/outline/groups}. */
  public GroupCounts countGroups() {
    return client.send(countGroupsRequest(projectId, instanceId));
  }

  /** Counts the APIs: {@code GET …/resources/outline/apis}. */
  public ApiCounts countApis() {
    return client.send(countApisRequest(projectId, instanceId));
  }

  /** Counts the apps: {@code GET …/resources/outline/apps}. */
  public AppCounts countApps() {
    return client.send(countAppsRequest(projectId, instanceId));
  }

  /** The request of {@link #latestForApi}, as a value. */
  public static ApiRequest<ApiStatistics> latestForApiRequest(
      String projectId, String instanceId, String apiId, Duration window) {
    return gateway(
            ApiRequest.get(STATISTICS + "/api/latest", ApiStatistics.class), projectId, instanceId)
        .query("api_id", requireId("apiId", apiId))
        .query("duration", duration(window))
        .permission(LIST_MONITORING);
  }

  /** The request of {@link #latestForGroup}, as a value. */
  public static ApiRequest<GroupStatistics> latestForGroupRequest(
      String projectId, String instanceId, String groupId) {
    return gateway(
            ApiRequest.get(STATISTICS + "/group/latest", GroupStatistics.class),
            projectId,
            instanceId)
        .query("group_id", requireId("groupId", groupId))
        .permission(LIST_MONITORING);
  }

  /** The request of {@link #metricData}, as a value. */
  public static ApiRequest<GatewayMetricData> metricDataRequest(
      String projectId, String instanceId, MetricDataQuery query) {
    requireNonNull(query, "query");
    return gateway(
            ApiRequest.get(GATEWAY + "/metric-data", GatewayMetricData.class),
            projectId,
            instanceId)
        .query("dim", query.address().wireName())
        .query("metric_name", query.metric().wireName())
        .query("from", Long.toString(query.from().toEpochMilli()))
        .query("to", Long.toString(query.to().toEpochMilli()))
        .query("period", Long.toString(query.period().toSeconds()))
        .query("filter", query.aggregate().wireName())
        .permission(LIST_METRIC_DATA);
  }

  /** The request of {@link #countGroups}, as a value. */
  public static ApiRequest<GroupCounts> countGroupsRequest(String projectId, String instanceId) {
    return gateway(ApiRequest.get(OUTLINE + "/groups", GroupCounts.class), projectId, instanceId);
  }

  /** The request of {@link #countApis}, as a value. */
  public static ApiRequest<ApiCounts> countApisRequest(String projectId, String instanceId) {
    return gateway(ApiRequest.get(OUTLINE + "/apis", ApiCounts.class), projectId, instanceId);
  }

  /** The request of {@link #countApps}, as a value. */
  public static ApiRequest<AppCounts> countAppsRequest(String projectId, String instanceId) {
    return gateway(ApiRequest.get(OUTLINE + "/apps", AppCounts.class), projectId, instanceId);
  }

  private static <T> ApiRequest<T> gateway(
      ApiRequest<T> request, String projectId, String instanceId) {
    return request
        .path("project_id", requireId("projectId", projectId))
        .path("instance_id", requireId("instanceId", instanceId));
  }

  private static String requireId(String name, String id) {
    if (requireNonNull(id, name).isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return id;
  }

  /** Formats the window in hours or minutes, the only units that the gateway accepts. */
  private static String duration(Duration window) {
    long minutes = requireNonNull(window, "window").toMinutes();
    if (minutes < 1 || !window.equals(Duration.ofMinutes(minutes))) {
      throw new IllegalArgumentException(
          "window must be a whole number of minutes, such as PT1M or PT1H, was " + window);
    }
    return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
  }
}
