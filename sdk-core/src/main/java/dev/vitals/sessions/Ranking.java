package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which metrics {@link MetricsApi#rank} is to return: those with the highest or the lowest use of a
 * resource. Immutable.
 */
public final class Ranking {
  private static final int MOST = 500;
  private static final String ROOT = "/api/v1/resources/{resource}";

  private final TestResource resource;
  private final String end;
  private final int count;
  private final String scope;
  private final Map<String, String> names;

  private Ranking(
      TestResource resource, String end, int count, String scope, Map<String, String> names) {
    this.resource = resource;
    this.end = end;
    this.count = count;
    this.scope = scope;
    this.names = names;
  }

  /**
   * The metrics with the highest use, the highest first.
   *
   * @param count from 1 to 500, the most that the server returns
   */
  public static Ranking highest(TestResource resource, int count) {
    return of(resource, "head", count);
  }

  /**
   * The metrics with the lowest use, the lowest first.
   *
   * @param count from 1 to 500, the most that the server returns
   */
  public static Ranking lowest(TestResource resource, int count) {
    return of(resource, "tail", count);
  }

  private static Ranking of(TestResource resource, String end, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("count must be from 1 to " + MOST + ", was " + count);
    }
    return new Ranking(requireNonNull(resource, "resource"), end, count, "", Map.of());
  }

  /** The same among the metrics of exactly this component. */
  public Ranking ofComponent(String component) {
    return within(
        "/components/{component}",
        Map.of("component", Names.requireAskable("component", component)));
  }

  /** The same among the metrics of the sessions of this pipeline. */
  public Ranking ofPipeline(String pipeline) {
    return within(
        "/pipelines/{pipeline}", Map.of("pipeline", Names.requireAskable("pipeline", pipeline)));
  }

  /** The same among the metrics of the sessions of this build. */
  public Ranking ofBuild(String pipeline, String build) {
    return within(
        "/pipelines/{pipeline}/builds/{build}",
        Map.of(
            "pipeline", Names.requireAskable("pipeline", pipeline),
            "build", Names.requireAskable("build", build)));
  }

  private Ranking within(String narrower, Map<String, String> names) {
    return new Ranking(resource, end, count, narrower, names);
  }

  <T> ApiRequest<T> request(Class<T> answer) {
    return Names.fill(
        ApiRequest.get(ROOT + scope + "/" + end + "/{count}/metrics", answer)
            .path("resource", resource.wireName())
            .path("count", Integer.toString(count)),
        names);
  }

  @Override
  public String toString() {
    return "Ranking[" + count + " " + end + " of " + resource + scope + ", " + new TreeMap<>(names)
        + "]";
  }
}
