package dev.vitals.sessions;

import dev.vitals.client.ApiRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which metrics {@link MetricsApi} is to list or count. Immutable. The server has one path for each of
 * these, so that they cannot be combined beyond what is here.
 *
 * <p>Every factory throws {@link IllegalArgumentException} for a name that is empty or has a slash,
 * because the server's paths cannot hold one.
 */
public final class MetricFilter {
  private static final String ROOT = "/api/v1";
  private static final String ALL = "/metrics";

  /** What the server can do with the metrics of a path. */
  private enum Reach {
    LIST,
    LIST_AND_COUNT,
    /** The two, and to narrow them to a component. */
    TEST
  }

  private final String path;
  private final Map<String, String> names;
  private final Reach reach;

  private MetricFilter(String path, Map<String, String> names, Reach reach) {
    this.path = path;
    this.names = names;
    this.reach = reach;
  }

  private static MetricFilter of(Reach reach, String path, String parameter, String name) {
    return new MetricFilter(path, Map.of(parameter, Names.requireAskable(parameter, name)), reach);
  }

  /** All metrics. */
  public static MetricFilter all() {
    return new MetricFilter(ALL, Map.of(), Reach.LIST_AND_COUNT);
  }

  /** The metrics of exactly this session. */
  public static MetricFilter ofSession(String sessionId) {
    return of(Reach.LIST_AND_COUNT, "/sessions/{sessionId}/metrics", "sessionId", sessionId);
  }

  /** The metrics of exactly this context. */
  public static MetricFilter ofContext(String contextId) {
    return of(Reach.LIST_AND_COUNT, "/contexts/{contextId}/metrics", "contextId", contextId);
  }

  /** The metrics of all sessions whose {@code scm_ref} begins with the prefix. */
  public static MetricFilter ofScmRef(String prefix) {
    return of(Reach.LIST_AND_COUNT, "/filters/scm/{prefix}/metrics", "prefix", prefix);
  }

  /** The metrics of this kind, such as {@code function}. */
  public static MetricFilter ofKind(String kind) {
    return of(Reach.LIST_AND_COUNT, "/filters/scope/{kind}/metrics", "kind", kind);
  }

  /** The metrics of exactly this test, whatever its parameters. */
  public static MetricFilter ofItem(String item) {
    return of(Reach.TEST, "/items/{item}/metrics", "item", item);
  }

  /** The metrics of all tests whose name contains the text. The server cannot count them. */
  public static MetricFilter ofItemContaining(String text) {
    return of(Reach.LIST, "/items/like/{text}/metrics", "text", text);
  }

  /** The metrics of exactly this test with these parameters. */
  public static MetricFilter ofVariant(String variant) {
    return of(Reach.TEST, "/variants/{variant}/metrics", "variant", variant);
  }

  /** The metrics of all tests whose variant contains the text. The server cannot count them. */
  public static MetricFilter ofVariantContaining(String text) {
    return of(Reach.LIST, "/variants/like/{text}/metrics", "text", text);
  }

  /**
   * The metrics of a component. The server treats {@code %} and {@code _} as wildcards and ignores
   * case. It cannot count them.
   */
  public static MetricFilter ofComponent(String component) {
    return of(Reach.LIST, "/components/{component}/metrics", "component", component);
  }

  /** The metrics that name no component. The server cannot count them. */
  public static MetricFilter withoutComponent() {
    return new MetricFilter("/components/metrics", Map.of(), Reach.LIST);
  }

  /**
   * Narrows a filter by {@link #ofItem} or {@link #ofVariant} to exactly this component. The server
   * cannot count them.
   *
   * @throws IllegalStateException for any other filter
   */
  public MetricFilter inComponent(String component) {
    requireTest();
    Map<String, String> both = new TreeMap<>(names);
    both.put("component", Names.requireAskable("component", component));
    return new MetricFilter("/components/{component}" + path, Map.copyOf(both), Reach.LIST);
  }

  /**
   * Narrows a filter by {@link #ofItem} or {@link #ofVariant} to the metrics that name no component.
   * The server cannot count them.
   *
   * @throws IllegalStateException for any other filter
   */
  public MetricFilter inNoComponent() {
    requireTest();
    return new MetricFilter("/components" + path, names, Reach.LIST);
  }

  private void requireTest() {
    if (reach != Reach.TEST) {
      throw new IllegalStateException(
          "only a filter by ofItem or ofVariant can be narrowed to a component, not " + this);
    }
  }

  <T> ApiRequest<T> listRequest(Class<T> answer) {
    return Names.fill(ApiRequest.get(ROOT + (path.equals(ALL) ? path + "/" : path), answer), names);
  }

  <T> ApiRequest<T> countRequest(Class<T> answer) {
    if (reach == Reach.LIST) {
      throw new IllegalArgumentException(
          "the server cannot count the metrics of " + this + "; read list(…) and count its items");
    }
    return Names.fill(ApiRequest.get(ROOT + path + "/count", answer), names);
  }

  @Override
  public String toString() {
    return "MetricFilter[" + path + ", " + new TreeMap<>(names) + "]";
  }
}
