package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.monitor.Found.Collected;
import dev.vitals.testing.internal.monitor.Found.Count;
import dev.vitals.testing.internal.monitor.Found.Items;
import dev.vitals.testing.internal.monitor.Found.Whole;
import dev.vitals.testing.internal.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The URLs that can only be read: metrics by what they belong to, and what CI is known of. */
final class ReadRoutes {
  private static final String BRANCH = "pipeline_branch";
  private static final String BUILD = "pipeline_build_no";
  private static final int MOST_RANKED = 500;
  private static final Map<String, String> RESOURCES = Map.of(
      "memory", "mem_usage",
      "cpu", "cpu_usage",
      "kernel_time", "kernel_time",
      "user_time", "user_time",
      "total_time", "total_time");

  private final MonitorStore store;
  private final RouteTable routes = new RouteTable();

  ReadRoutes(MonitorStore store) {
    this.store = store;
    addFilters();
    addTests();
    addComponents();
    addPipelines();
    addResources();
  }

  /** The search that these parts of a path ask for, already decoded; empty if there is no such URL. */
  Optional<RouteTable.Search> search(List<String> path) {
    return routes.search(path);
  }

  private void add(String path, RouteTable.Finder finder) {
    routes.add(path, finder);
  }

  /** Adds a listing of metrics and its count. */
  private void addCounted(String path, Function<String, List<MetricRow>> find) {
    add(path, values -> metrics(find.apply(values.get(0))));
    add(path + "/count", values -> new Count(find.apply(values.get(0)).size()));
  }

  private void addFilters() {
    add(
        "filters/scm/*/sessions",
        values -> new Items(
            "sessions",
            store.sessions(ofRevision(values.get(0))).stream()
                .map(SessionRow::withoutTags)
                .toList()));
    addCounted("filters/scm/*/metrics", scm -> store.metricsOfSessions(ofRevision(scm)));
    addCounted("filters/scope/*/metrics", kind -> with("kind", kind::equals));
  }

  private void addTests() {
    for (Map.Entry<String, String> kind :
        Map.of("items", "item", "variants", "item_variant").entrySet()) {
      String root = kind.getKey();
      String member = kind.getValue();
      addCounted(root + "/*/metrics", name -> with(member, name::equals));
      add(
          root + "/like/*/metrics",
          values -> metrics(with(member, Like.containing(values.get(0)))));
      add(
          "components/" + root + "/*/metrics",
          values -> metrics(ofComponent("", member, values.get(0))));
      add(
          "components/*/" + root + "/*/metrics",
          values -> metrics(ofComponent(values.get(0), member, values.get(1))));
    }
  }

  private void addComponents() {
    add("components/", values -> components(text -> true));
    add("components/*", values -> components(Like.startingWith(values.get(0))));
    add("components/count", values -> new Count(componentsOf(text -> true).size()));
    add("components/metrics", values -> metrics(with("component", Like.matching(""))));
    add("components/*/metrics", values -> metrics(with("component", Like.matching(values.get(0)))));
  }

  private Found components(Predicate<String> wanted) {
    return new Items("components", componentsOf(wanted));
  }

  private List<Row> componentsOf(Predicate<String> wanted) {
    return Found.texts(store.metrics(row -> wanted.test(row.text("component"))).stream()
        .map(row -> row.text("component"))
        .toList());
  }

  private void addPipelines() {
    add("pipelines/", values -> {
      ArrayNode names = Json.array();
      for (Row name : tags(session -> true, BRANCH)) {
        names.add(name.toJson());
      }
      ObjectNode answer = Json.object();
      answer.set("pipelines", names);
      return new Whole(names.isEmpty() ? null : answer);
    });
    add(
        "pipelines/*/builds",
        values -> new Collected(
            Found.asked("pipeline", values.get(0)),
            "builds",
            tags(session -> session.hasTag(BRANCH, values.get(0)), BUILD)));
    add(
        "pipelines/*/builds/*/sessions",
        values -> new Collected(
            Found.asked("pipeline", values.get(0), "build", values.get(1)),
            "sessions",
            ids(ofBuild(values.get(0), values.get(1)))));
    add("components/*/pipelines", values -> {
      List<@Nullable String> branches = new ArrayList<>();
      store.sessions(testing(values.get(0))).forEach(session -> branches.add(session.tag(BRANCH)));
      return new Collected(
          Found.asked("component", values.get(0)), "pipelines", Found.texts(branches));
    });
    add(
        "components/*/pipelines/*/builds",
        values -> new Collected(
            Found.asked("component", values.get(0), "pipeline", values.get(1)),
            "builds",
            tags(
                testing(values.get(0)).and(session -> session.hasTag(BRANCH, values.get(1))),
                BUILD)));
    add(
        "components/*/pipelines/*/builds/*/sessions",
        values -> new Collected(
            Found.asked(
                "component", values.get(0), "pipeline", values.get(1), "build", values.get(2)),
            "sessions",
            ids(testing(values.get(0)).and(ofBuild(values.get(1), values.get(2))))));
  }

  private void addResources() {
    for (String end : List.of("head", "tail")) {
      for (String most : List.of("", "#/")) {
        String last = end + "/" + most + "metrics";
        add("resources/*/" + last, values -> ranked(values, end, 1, row -> true));
        add(
            "resources/*/components/*/" + last,
            values -> ranked(values, end, 2, row -> row.text("component").equals(values.get(1))));
        add(
            "resources/*/pipelines/*/" + last,
            values -> ranked(
                values, end, 2, ofSessions(session -> session.hasTag(BRANCH, values.get(1)))));
        add(
            "resources/*/pipelines/*/builds/*/" + last,
            values -> ranked(values, end, 3, ofSessions(ofBuild(values.get(1), values.get(2)))));
      }
    }
  }

  /** The number of metrics is the value at {@code at}, if there is one. */
  private Found ranked(List<String> values, String end, int at, Predicate<MetricRow> condition)
      throws MonitorError {
    String member = RESOURCES.get(values.get(0));
    if (member == null) {
      throw MonitorError.internal(); // a KeyError
    }
    int most = at < values.size() ? Integer.parseInt(values.get(at)) : 10;
    Comparator<MetricRow> order = Comparator.comparingDouble(row -> row.number(member));
    ArrayNode metrics = Json.array();
    store.metrics(condition).stream()
        .sorted(end.equals("head") ? order.reversed() : order)
        .limit(Math.min(most, MOST_RANKED))
        .forEach(row -> metrics.add(row.toJson()));
    ObjectNode answer = Json.object();
    answer.set("metrics", metrics);
    return new Whole(answer);
  }

  private static Found metrics(List<MetricRow> rows) {
    return new Items("metrics", rows);
  }

  private List<MetricRow> with(String member, Predicate<String> condition) {
    return store.metrics(row -> condition.test(row.text(member)));
  }

  private List<MetricRow> ofComponent(String component, String member, String name) {
    return store.metrics(
        row -> row.text("component").equals(component) && row.text(member).equals(name));
  }

  /** Distinct values of a tag, without the empty one. */
  private List<Row> tags(Predicate<SessionRow> condition, String tag) {
    List<@Nullable String> values = new ArrayList<>();
    for (SessionRow session : store.sessions(condition)) {
      String value = session.tag(tag);
      if (value != null && !value.isEmpty()) {
        values.add(value);
      }
    }
    return Found.texts(values);
  }

  private List<Row> ids(Predicate<SessionRow> condition) {
    List<@Nullable String> ids = new ArrayList<>();
    store.sessions(condition).forEach(session -> ids.add(session.h()));
    return Found.texts(ids);
  }

  private Predicate<SessionRow> testing(String component) {
    List<String> sessions = with("component", component::equals).stream()
        .map(row -> row.text("session_h"))
        .toList();
    return session -> sessions.contains(session.h());
  }

  private Predicate<MetricRow> ofSessions(Predicate<SessionRow> condition) {
    List<String> sessions =
        store.sessions(condition).stream().map(SessionRow::h).toList();
    return row -> sessions.contains(row.text("session_h"));
  }

  private static Predicate<SessionRow> ofRevision(String prefix) {
    Predicate<String> like = Like.startingWith(prefix);
    return session -> {
      String revision = session.scmRef();
      return revision != null && like.test(revision);
    };
  }

  private static Predicate<SessionRow> ofBuild(String pipeline, String build) {
    return session -> session.hasTag(BRANCH, pipeline) && session.hasTag(BUILD, build);
  }
}
