package dev.vitals.internal.answer;

import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the id that a service gave a request from one of the usual headers. */
public final class RequestIds {
  private static final List<String> NAMES =
      List.of("X-Request-Id", "Request-Id", "X-Correlation-Id", "X-Trace-Id");

  private RequestIds() {}

  public static @Nullable String of(Response response) {
    for (String name : NAMES) {
      String value = response.header(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
