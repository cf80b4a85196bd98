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

  private final String path;
  private final Map<String, String> names;
  private final boolean counted;
  private final boolean ofTest;

  private MetricFilter(String path, Map<String, String> names, boolean counted, boolean ofTest) {
    this.path = path;
    this.names = names;
    this.counted = counted;
    this.ofTest = ofTest;
  }

  private static MetricFilter counted(String path, String what, String name) {
    return new MetricFilter(path, Map.of(what, Names.requireAskable(what, name)), true, false);
  }

  private static MetricFilter listed(String path, String what, String name) {
    return new MetricFilter(path, Map.of(what, Names.requireAskable(what, name)), false, false);
  }

  private static MetricFilter ofTest(String path, String what, String name) {
    return new MetricFilter(path, Map.of(what, Names.requireAskable(what, name)), true, true);
  }

  /** All metrics. */
  public static MetricFilter all() {
    return new MetricFilter("/metrics", Map.of(), true, false);
  }

  /** The metrics of exactly this session. */
  public static MetricFilter ofSession(String sessionId) {
    return counted("/sessions/{sessionId}/metrics", "sessionId", sessionId);
  }

  /** The metrics of exactly this context. */
  public static MetricFilter ofContext(String contextId) {
    return counted("/contexts/{contextId}/metrics", "contextId", contextId);
  }

  /** The metrics of all sessions whose {@code scm_ref} begins with the prefix. */
  public static MetricFilter ofScmRef(String prefix) {
    return counted("/filters/scm/{prefix}/metrics", "prefix", prefix);
  }

  /** The metrics of this kind, such as {@code function}. */
  public static MetricFilter ofKind(String kind) {
    return counted("/filters/scope/{kind}/metrics", "kind", kind);
  }

  /** The metrics of exactly this test, whatever its parameters. */
  public static MetricFilter ofItem(String item) {
    return ofTest("/items/{item}/metrics", "item", item);
  }

  /** The metrics of all tests whose name contains the text. The server cannot count them. */
  public static MetricFilter ofItemContaining(String text) {
    return listed("/items/like/{text}/metrics", "text", text);
  }

  /** The metrics of exactly this test with these parameters. */
  public static MetricFilter ofVariant(String variant) {
    return ofTest("/variants/{variant}/metrics", "variant", variant);
  }

  /** The metrics of all tests whose variant contains the text. The server cannot count them. */
  public static MetricFilter ofVariantContaining(String text) {
    return listed("/variants/like/{text}/metrics", "text", text);
  }

  /**
   * The metrics of a component. The server treats {@code %} and {@code _} as wildcards and ignores
   * case. It cannot count them.
   */
  public static MetricFilter ofComponent(String component) {
    return listed("/components/{component}/metrics", "component", component);
  }

  /** The metrics that name no component. The server cannot count them. */
  public static MetricFilter withoutComponent() {
    return new MetricFilter("/components/metrics", Map.of(), false, false);
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
    return new MetricFilter("/components/{component}" + path, Map.copyOf(both), false, false);
  }

  /**
   * Narrows a filter by {@link #ofItem} or {@link #ofVariant} to the metrics that name no component.
   * The server cannot count them.
   *
   * @throws IllegalStateException for any other filter
   */
  public MetricFilter inNoComponent() {
    requireTest();
    return new MetricFilter("/components" + path, names, false, false);
  }

  private void requireTest() {
    if (!ofTest) {
      throw new IllegalStateException(
          "only a filter by ofItem or ofVariant can be narrowed to a component, not " + this);
    }
  }

  <T> ApiRequest<T> listRequest(Class<T> answer) {
    return Names.fill(
        ApiRequest.get(ROOT + (counted && names.isEmpty() ? path + "/" : path), answer), names);
  }

  <T> ApiRequest<T> countRequest(Class<T> answer) {
    if (!counted) {
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
