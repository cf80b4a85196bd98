package dev.vitals.testing.traffic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.vitals.testing.internal.wire.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a test expects a server to have received: {@code
 * fakes.goodmem().expect().method("POST").path("/v1/ping:once").exactly(1)}. Each method returns a
 * copy with one more condition; {@link #exactly}, {@link #atLeast} and {@link #never} check them
 * against the requests received before {@code expect()} was called.
 *
 * <p>The error they throw says how each request differs. It shows neither the server's key nor the
 * values of headers, parameters and JSON members that are named like credentials.
 */
public final class RequestExpectation {
  private static final int SHOWN_OF_BODY = 400;

  private final String server;
  private final List<ReceivedRequest> received;
  private final Secrets secrets;
  private final List<RequestCondition> conditions;

  private RequestExpectation(
      String server,
      List<ReceivedRequest> received,
      Secrets secrets,
      List<RequestCondition> conditions) {
    this.server = server;
    this.received = received;
    this.secrets = secrets;
    this.conditions = conditions;
  }

  /**
   * Starts without a condition, which every request meets.
   *
   * @param server the name of the server in error messages
   * @param secrets texts that error messages must not show, such as the server's key
   */
  public static RequestExpectation among(
      String server, List<ReceivedRequest> received, String... secrets) {
    Secrets hidden = new Secrets();
    for (String secret : secrets) {
      hidden.add(requireNonNull(secret, "secret"));
    }
    return new RequestExpectation(
        requireNonNull(server, "server"), List.copyOf(received), hidden, List.of());
  }

  /** Requires this method, such as {@code POST}. */
  public RequestExpectation method(String method) {
    return and(RequestCondition.method(requireNonNull(method, "method")));
  }

  /** Requires this path, as it was sent: nothing decoded, without the query. */
  public RequestExpectation path(String path) {
    return and(RequestCondition.path(requireNonNull(path, "path")));
  }

  /** Requires this query parameter, decoded; one of several values is enough. */
  public RequestExpectation query(String name, String value) {
    requireNonNull(name, "name");
    return and(RequestCondition.query(name, requireNonNull(value, "value")));
  }

  /** Requires this header; names match in any letter case, and one of several values is enough. */
  public RequestExpectation header(String name, String value) {
    requireNonNull(name, "name");
    return and(RequestCondition.header(name, requireNonNull(value, "value")));
  }

  /** Requires that this header is missing. */
  public RequestExpectation withoutHeader(String name) {
    return and(RequestCondition.noHeader(requireNonNull(name, "name")));
  }

  /** Requires exactly this body, read as UTF-8. */
  public RequestExpectation body(String text) {
    return and(RequestCondition.body(requireNonNull(text, "text")));
  }

  /**
   * Requires this value in the JSON body.
   *
   * @param pointer a JSON pointer (RFC 6901), such as {@code /tags/0/name}
   * @param value a text, number, boolean, null, list or map. Numbers are compared by their value:
   *     1 equals 1.0
   */
  public RequestExpectation jsonAt(String pointer, @Nullable Object value) {
    return and(RequestCondition.jsonAt(pointer, value));
  }

  /**
   * Requires that exactly this many requests meet all conditions.
   *
   * @return those requests, oldest first
   * @throws AssertionError if there are more, or fewer
   */
  public List<ReceivedRequest> exactly(int count) {
    return require("exactly " + count, count == 1, matches -> matches == count);
  }

  /**
   * Requires that at least this many requests meet all conditions.
   *
   * @return those requests, oldest first
   * @throws AssertionError if there are fewer
   */
  public List<ReceivedRequest> atLeast(int count) {
    return require("at least " + count, count == 1, matches -> matches >= count);
  }

  /**
   * Requires that no request meets all conditions.
   *
   * @throws AssertionError if one does
   */
  public void never() {
    require("no", false, matches -> matches == 0);
  }

  private RequestExpectation and(RequestCondition condition) {
    List<RequestCondition> all =
        Stream.concat(conditions.stream(), Stream.of(condition)).toList();
    return new RequestExpectation(server, received, secrets, all);
  }

  private List<ReceivedRequest> require(String count, boolean one, IntPredicate enough) {
    List<ReceivedRequest> matches =
        received.stream().filter(request -> mismatches(request).isEmpty()).toList();
    if (!enough.test(matches.size())) {
      String wanted = "Expected " + count + (one ? " request" : " requests") + " to " + server;
      throw new AssertionError(secrets.hide(message(wanted, matches.size())));
    }
    return matches;
  }

  private String message(String wanted, int matches) {
    List<String> lines = new ArrayList<>();
    lines.add(wanted + (conditions.isEmpty() ? "" : " with"));
    conditions.forEach(condition -> lines.add("  " + condition.wanted()));
    if (received.isEmpty()) {
      lines.add("but none was received.");
    } else {
      lines.add("but " + matches + " of the " + received.size() + " received match:");
      for (int i = 0; i < received.size(); i++) {
        lines.addAll(described(i + 1, received.get(i)));
      }
    }
    return String.join("\n", lines);
  }

  private List<String> described(int number, ReceivedRequest request) {
    List<String> mismatches = mismatches(request);
    List<String> lines = new ArrayList<>();
    lines.add("  " + number + ". " + request
        + (mismatches.isEmpty() ? " matches" : " does not match: it has"));
    mismatches.forEach(mismatch -> lines.add("       " + mismatch));
    if (!request.body().isEmpty()) {
      lines.add("     body: " + shortened(secrets.hide(request.body())));
    }
    return lines;
  }

  private List<String> mismatches(ReceivedRequest request) {
    return conditions.stream()
        .filter(condition -> !condition.met().test(request))
        .map(condition -> condition.found().apply(request))
        .toList();
  }

  private static String shortened(String body) {
    String line = body.lines().map(String::strip).collect(joining(" "));
    return line.length() <= SHOWN_OF_BODY ? line : line.substring(0, SHOWN_OF_BODY) + "…";
  }
}
