package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Json;

/** A request that the server refuses, with what it answers. */
public final class MonitorError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode body;

  MonitorError(int status, JsonNode body) {
    super(status + " " + body);
    this.status = status;
    this.body = body;
  }

  /** An error whose body is only a message. */
  public static MonitorError of(int status, String message) {
    return new MonitorError(status, Json.object().put("message", message));
  }

  /** An exception that the server did not expect; its cause is not told. */
  public static MonitorError internal() {
    return of(500, "Internal Server Error");
  }

  /** A body that says it is JSON and is not. */
  public static MonitorError badRequest() {
    return of(400, "The browser (or proxy) sent a request that this server could not understand.");
  }

  /** A body that does not even say it is JSON. */
  public static MonitorError notJson() {
    return of(
        415,
        "Did not attempt to load JSON data because the request Content-Type was not"
            + " 'application/json'.");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The JSON body. */
  public JsonNode body() {
    return body;
  }
}
