package dev.vitals.internal.http;

import dev.vitals.errors.RedirectException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Repeat;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects only within the configured origin, so that no credential or body goes to
 * another one, and never turns a write into a read.
 */
public final class Redirects {
  private static final int MOST = 5;

  private final CallContext call;
  private Set<HttpUrl> visited = Set.of(); // most answers are not redirects

  public Redirects(CallContext call) {
    this.call = call;
  }

  /** Returns the request to send next, or null if the response is not a redirect. */
  @Nullable
  public Request follow(Response response) throws AttemptFailure {
    String location = response.header("Location");
    if (!isRedirect(response.code()) || location == null) {
      return null;
    }
    Request request = response.request();
    HttpUrl from = request.url();
    HttpUrl to = from.resolve(location);
    if (to == null) {
      throw refused(
          response,
          "to \"" + call.redaction().excerpt(location) + "\", which is not an http(s) URL");
    }
    if (!sameOrigin(from, to)) {
      throw refused(
          response,
          "to another origin, "
              + call.redaction().mask(origin(to))
              + "; it was not followed, so that no credential is sent there. If it is the right"
              + " one, set it as the base URL");
    }
    if (isAnswerToWrite(response)) {
      throw refused(response, "in a way that turns a " + request.method() + " into a GET");
    }
    visited = with(visited, from);
    if (visited.contains(to)) {
      throw refused(response, "in a loop");
    }
    if (visited.size() > MOST) {
      throw refused(response, "more than " + MOST + " times");
    }
    return request.newBuilder().url(to).build();
  }

  private static Set<HttpUrl> with(Set<HttpUrl> urls, HttpUrl url) {
    Set<HttpUrl> more = new HashSet<>(urls);
    more.add(url);
    return more;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * 301, 302 and 303 may point to the result of the write; with 307 and 308 it is yet to be done.
   */
  private static boolean isAnswerToWrite(Response response) {
    boolean keepsMethod = response.code() == 307 || response.code() == 308;
    return !keepsMethod && !response.request().method().equals("GET");
  }

  public static boolean sameOrigin(HttpUrl a, HttpUrl b) {
    return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
  }

  private static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }

  private AttemptFailure refused(Response response, String how) {
    String text = "HTTP " + response.code() + " redirects " + how;
    return AttemptFailure.answered(
        response.code(),
        Repeat.NEVER,
        isAnswerToWrite(response),
        null,
        record -> new RedirectException(
            call.describe(text + " (docs/troubleshooting.md#redirect)"), record));
  }
}
