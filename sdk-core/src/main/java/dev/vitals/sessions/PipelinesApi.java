package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.model.BuildList;
import dev.vitals.model.ComponentList;
import dev.vitals.model.ItemCount;
import dev.vitals.model.PipelineList;
import dev.vitals.model.SessionIdList;
import dev.vitals.paging.Page;
import dev.vitals.paging.Pager;
import java.util.List;
import java.util.Objects;

/**
 * Reads what a monitor-server knows of continuous integration: the components that were tested, the
 * pipelines ({@code pipeline_branch} in a session's description), their builds ({@code
 * pipeline_build_no}) and the sessions of these.
 *
 * <p>Thread-safe. The methods throw like those of {@link SessionsApi}, and {@link
 * IllegalArgumentException} for a name that is empty or has a slash, because the server's paths cannot
 * hold one. Pipelines and builds need a server with SQLite; others may answer 500.
 */
public final class PipelinesApi {
  private static final String ROOT = "/api/v1";
  private static final String OF_COMPONENT = ROOT + "/components/{component}";
  private static final String BUILDS = "/pipelines/{pipeline}/builds";
  private static final String SESSIONS = BUILDS + "/{build}/sessions";

  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /api/v1}
   */
  public PipelinesApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout(ROOT);
    this.client = client;
  }

  /** Lists the components that metrics name; empty for metrics that name none. */
  public Pager<String> components() {
    return PageRequests.pager(client, PipelinesApi::componentsRequest);
  }

  /**
   * Lists the components whose name begins with the prefix.
   *
   * @throws IllegalArgumentException if the prefix is {@code count} or {@code metrics}, which the
   *     server treats as other resources
   */
  public Pager<String> components(String prefix) {
    return PageRequests.pager(client, page -> componentsRequest(prefix, page));
  }

  /** Returns how many components metrics name. */
  public long countComponents() {
    return client.send(countComponentsRequest());
  }

  /** Returns all pipelines. */
  public List<String> pipelines() {
    return client.send(pipelinesRequest());
  }

  /** Lists the pipelines that tested this component. */
  public Pager<String> pipelines(String component) {
    return PageRequests.pager(client, page -> pipelinesRequest(component, page));
  }

  /** Lists the builds of a pipeline. */
  public Pager<String> builds(String pipeline) {
    return PageRequests.pager(client, page -> buildsRequest(pipeline, page));
  }

  /** Lists the builds of a pipeline that tested this component. */
  public Pager<String> builds(String component, String pipeline) {
    return PageRequests.pager(client, page -> buildsRequest(component, pipeline, page));
  }

  /** Lists the ids of the sessions of a build. */
  public Pager<String> sessionIds(String pipeline, String build) {
    return PageRequests.pager(client, page -> sessionIdsRequest(pipeline, build, page));
  }

  /** Lists the ids of the sessions of a build that tested this component. */
  public Pager<String> sessionIds(String component, String pipeline, String build) {
    return PageRequests.pager(client, page -> sessionIdsRequest(component, pipeline, build, page));
  }

  /** The request of one page of {@link #components()}, as a value. */
  public static ApiRequest<Page<String>> componentsRequest(int page) {
    return componentPage(ApiRequest.get(ROOT + "/components/", ComponentList.class), page);
  }

  /** The request of one page of {@link #components(String)}, as a value. */
  public static ApiRequest<Page<String>> componentsRequest(String prefix, int page) {
    Names.requireAskable("prefix", prefix);
    if (prefix.equals("count") || prefix.equals("metrics")) {
      throw new IllegalArgumentException("prefix must not be \"" + prefix
          + "\", a path at which the server answers with something else");
    }
    return componentPage(
        ApiRequest.get(ROOT + "/components/{prefix}", ComponentList.class).path("prefix", prefix),
        page);
  }

  /** The request of {@link #countComponents}, as a value. */
  public static ApiRequest<Long> countComponentsRequest() {
    return ApiRequest.get(ROOT + "/components/count", ItemCount.class)
        .map(answer -> answer.body().count());
  }

  /** The request of {@link #pipelines()}, as a value. */
  public static ApiRequest<List<String>> pipelinesRequest() {
    return ApiRequest.get(ROOT + "/pipelines/", PipelineList.class)
        .map(answer -> named(answer.body()))
        .ifEmpty(List.of());
  }

  /** The request of one page of {@link #pipelines(String)}, as a value. */
  public static ApiRequest<Page<String>> pipelinesRequest(String component, int page) {
    return PageRequests.of(
        ApiRequest.get(OF_COMPONENT + "/pipelines", PipelineList.class)
            .path("component", Names.requireAskable("component", component)),
        page,
        PipelinesApi::named,
        list -> Objects.requireNonNullElse(list.totalPage(), 1));
  }

  /** The request of one page of {@link #builds(String)}, as a value. */
  public static ApiRequest<Page<String>> buildsRequest(String pipeline, int page) {
    return buildPage(ApiRequest.get(ROOT + BUILDS, BuildList.class), pipeline, page);
  }

  /** The request of one page of {@link #builds(String, String)}, as a value. */
  public static ApiRequest<Page<String>> buildsRequest(
      String component, String pipeline, int page) {
    return buildPage(
        ApiRequest.get(OF_COMPONENT + BUILDS, BuildList.class)
            .path("component", Names.requireAskable("component", component)),
        pipeline,
        page);
  }

  /** The request of one page of {@link #sessionIds(String, String)}, as a value. */
  public static ApiRequest<Page<String>> sessionIdsRequest(
      String pipeline, String build, int page) {
    return idPage(ApiRequest.get(ROOT + SESSIONS, SessionIdList.class), pipeline, build, page);
  }

  /** The request of one page of {@link #sessionIds(String, String, String)}, as a value. */
  public static ApiRequest<Page<String>> sessionIdsRequest(
      String component, String pipeline, String build, int page) {
    return idPage(
        ApiRequest.get(OF_COMPONENT + SESSIONS, SessionIdList.class)
            .path("component", Names.requireAskable("component", component)),
        pipeline,
        build,
        page);
  }

  /** Sessions without a pipeline are null in the server's list. */
  private static List<String> named(PipelineList list) {
    return list.pipelines().stream().filter(Objects::nonNull).toList();
  }

  private static ApiRequest<Page<String>> componentPage(
      ApiRequest<ComponentList> request, int page) {
    return PageRequests.of(request, page, ComponentList::components, ComponentList::totalPage);
  }

  private static ApiRequest<Page<String>> buildPage(
      ApiRequest<BuildList> request, String pipeline, int page) {
    return PageRequests.of(
        request.path("pipeline", Names.requireAskable("pipeline", pipeline)),
        page,
        BuildList::builds,
        BuildList::totalPage);
  }

  private static ApiRequest<Page<String>> idPage(
      ApiRequest<SessionIdList> request, String pipeline, String build, int page) {
    return PageRequests.of(
        request
            .path("pipeline", Names.requireAskable("pipeline", pipeline))
            .path("build", Names.requireAskable("build", build)),
        page,
        SessionIdList::sessions,
        SessionIdList::totalPage);
  }
}
