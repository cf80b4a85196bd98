package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The monitor-server's URLs. A collection's root ends with a slash, and nothing else does; the
 * server looks for a JSON body where none is needed (see {@link Framework}).
 */
public final class MonitorRoutes {
  private static final String API = "/api/v1/";
  private static final Pattern PYTHON_INT = Pattern.compile("\\s*[+-]?\\d+\\s*");
  private static final int FIRST_PAGE = 1;
  private static final Set<String> WITHOUT_SLASH =
      Set.of("sessions", "metrics", "contexts", "components", "pipelines");
  private static final Set<String> READING = Set.of(
      "sessions/",
      "sessions/*",
      "sessions/count",
      "sessions/*/metrics",
      "sessions/*/metrics/count",
      "metrics/",
      "metrics/count",
      "contexts/",
      "contexts/*",
      "contexts/count",
      "contexts/*/metrics",
      "contexts/*/metrics/count");
  private static final Set<String> CREATING = Set.of(
      "sessions/",
      "sessions/*",
      "sessions/count", // only GET has a route of its own, so here it is an id
      "metrics/",
      "contexts/",
      "contexts/*",
      "contexts/count");

  private final MonitorStore store;
  private final ReadRoutes readRoutes;
  private final int pageSize;

  /** Serves what is in this store. */
  public MonitorRoutes(MonitorStore store, int pageSize) {
    this.store = store;
    this.readRoutes = new ReadRoutes(store);
    this.pageSize = pageSize;
  }

  /** Answers as the server does on this framework. */
  public Answer answer(ReceivedRequest request, Framework framework) {
    if (!request.path().startsWith(API)) {
      return MonitorPages.notFound();
    }
    List<String> path = List.of(request.path().substring(API.length()).split("/", -1));
    String route = route(path);
    if (WITHOUT_SLASH.contains(route)) {
      return MonitorPages.redirectToSlash(request);
    }
    Optional<RouteTable.Search> search =
        readRoutes.search(path.stream().map(Query::decodeSegment).toList());
    if (!READING.contains(route) && search.isEmpty()) {
      return MonitorPages.notFound();
    }
    String id = Query.decodeSegment(path.get(1));
    try {
      if (request.method().equals("GET") && search.isPresent()) {
        return found(search.get().run(), request, framework);
      }
      if (request.method().equals("GET")) {
        return read(route, id, request, framework);
      }
      return request.method().equals("POST") && CREATING.contains(route)
          ? create(route, id, requiredJson(request, framework))
          : json(405, Json.object().put("message", MonitorPages.WRONG_METHOD));
    } catch (MonitorError e) {
      return json(e.status(), e.body());
    } catch (Listing.OutOfRange e) {
      return json(404, Json.object().put("message", MonitorPages.noSuchPage(request.path())));
    }
  }

  /** The path with a star in place of an id. */
  private static String route(List<String> path) {
    List<String> route = new ArrayList<>(path);
    boolean count = path.size() == 2 && path.get(1).equals("count");
    if (path.size() > 1 && !path.get(1).isEmpty() && !count) {
      route.set(1, "*");
    }
    return String.join("/", route);
  }

  private Answer read(String route, String id, ReceivedRequest request, Framework framework)
      throws MonitorError, Listing.OutOfRange {
    Query query = Query.parse(request.query());
    return switch (route) {
      case "sessions/", "sessions/*" ->
        list("sessions", store.sessions(id, TagFilter.of(query)), request, query, framework);
      case "sessions/count" -> count(store.countSessions());
      case "sessions/*/metrics" -> list("metrics", of("session_h", id), request, query, framework);
      case "sessions/*/metrics/count" -> count(of("session_h", id).size());
      case "metrics/" -> list("metrics", store.metrics(), request, query, framework);
      case "metrics/count" -> count(store.metrics().size());
      case "contexts/", "contexts/*" ->
        list("contexts", store.contexts(id), request, query, framework);
      case "contexts/count" -> count(store.contexts("").size());
      case "contexts/*/metrics" -> list("metrics", of("context_h", id), request, query, framework);
      case "contexts/*/metrics/count" -> count(of("context_h", id).size());
      default -> throw new IllegalStateException("not a route to read: " + route);
    };
  }

  private List<? extends Row> of(String member, String id) {
    return store.metrics(row -> row.text(member).equals(id));
  }

  private Answer found(Found found, ReceivedRequest request, Framework framework)
      throws MonitorError, Listing.OutOfRange {
    Query query = Query.parse(request.query());
    if (found instanceof Found.Count count) {
      return count(count.number());
    }
    if (found instanceof Found.Whole whole) {
      return whole.json() == null ? noContent() : json(200, whole.json());
    }
    if (found instanceof Found.Items items) {
      return list(items.name(), items.all(), request, query, framework);
    }
    Found.Collected collected = (Found.Collected) found;
    Listing page = Listing.of(collected.all(), pageAsked(request, query, framework), pageSize);
    return json(200, page.toFullJson(collected.around(), collected.name(), request.path(), query));
  }

  private static Answer noContent() {
    return Answer.empty(204).header("Content-Type", "application/json");
  }

  private Answer create(String route, String id, JsonNode body) throws MonitorError {
    ObjectNode created = switch (route.substring(0, route.indexOf('/'))) {
      case "sessions" -> store.createSession(body, id.isEmpty() ? null : id);
      case "metrics" -> store.createMetric(body);
      default -> store.createContext(body);
    };
    return json(201, created);
  }

  private Answer list(
      String name,
      List<? extends Row> all,
      ReceivedRequest request,
      Query query,
      Framework framework)
      throws MonitorError, Listing.OutOfRange {
    Listing page = Listing.of(all, pageAsked(request, query, framework), pageSize);
    return page.items().isEmpty()
        ? noContent()
        : json(200, page.toJson(name, request.path(), query));
  }

  /**
   * The number in the query. If there is none, the server looks for one in a JSON body, also that of
   * a GET, and what it does without such a body depends on its framework.
   */
  private static int pageAsked(ReceivedRequest request, Query query, Framework framework)
      throws MonitorError {
    String page = query.first("page").orElse("");
    if (PYTHON_INT.matcher(page).matches()) {
      return clamped(new BigInteger(page.strip()));
    }
    if (isJson(request) || framework.wantsJsonForPage()) {
      requiredJson(request, framework); // never there: MockWebServer takes no GET with a body
    }
    return FIRST_PAGE;
  }

  /** Python's integers have no limit; a page beyond ours is out of range as it is there. */
  private static int clamped(BigInteger page) {
    return page.max(BigInteger.valueOf(Integer.MIN_VALUE))
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  private static JsonNode requiredJson(ReceivedRequest request, Framework framework)
      throws MonitorError {
    if (!isJson(request)) {
      throw framework.withoutJson();
    }
    return Json.parse(request.body()).orElseThrow(MonitorError::badRequest);
  }

  private static boolean isJson(ReceivedRequest request) {
    String contentType = request.header("Content-Type").orElse("");
    String mediaType = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    return mediaType.equals("application/json")
        || (mediaType.startsWith("application/") && mediaType.endsWith("+json"));
  }

  private static Answer count(long count) {
    return json(200, Json.object().put("count", count));
  }

  private static Answer json(int status, JsonNode body) {
    return Answer.json(status, body + "\n");
  }
}
