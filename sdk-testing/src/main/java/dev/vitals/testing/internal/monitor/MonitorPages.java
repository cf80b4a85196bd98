package dev.vitals.testing.internal.monitor;

import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.traffic.ReceivedRequest;

/** What the web framework under a monitor-server says on its own: its pages and its messages. */
final class MonitorPages {
  static final String WRONG_METHOD = "The method is not allowed for the requested URL.";

  private static final String UNKNOWN_URL =
      "The requested URL was not found on the server. If you entered the URL manually please check"
          + " your spelling and try again.";

  private MonitorPages() {}

  /** The message about a page that is out of range: a 404 like any other, with a guess. */
  static String noSuchPage(String path) {
    return UNKNOWN_URL
        + " You have requested this URI ["
        + path
        + "] but did you mean /api/v1/sessions/ or /api/v1/sessions/<string:session_hash> ?";
  }

  static Answer notFound() {
    return Answer.html(404, """
        <!doctype html>
        <html lang=en>
        <title>404 Not Found</title>
        <h1>Not Found</h1>
        <p>%s</p>
        """.formatted(UNKNOWN_URL));
  }

  /** Sends the client to the collection's root, at the origin that the server believes in. */
  static Answer redirectToSlash(ReceivedRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    String location =
        "http://" + request.header("Host").orElse("localhost") + request.path() + "/" + query;
    return Answer.html(308, """
            <!doctype html>
            <html lang=en>
            <title>Redirecting...</title>
            <h1>Redirecting...</h1>
            <p>You should be redirected automatically to the target URL: <a href="%s">%s</a>.
            """.formatted(location, location)).header("Location", location);
  }
}
