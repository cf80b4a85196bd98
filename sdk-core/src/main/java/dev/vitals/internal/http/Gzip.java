package dev.vitals.internal.http;

import dev.vitals.internal.gzip.GunzippedSource;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;

/** Asks for gzip and decompresses it, in place of OkHttp. */
final class Gzip {
  private static final String ACCEPTED = "Accept-Encoding";
  private static final String USED = "Content-Encoding";

  private Gzip() {}

  /** The request, which accepts gzip unless it says what it accepts. */
  static Request accept(Request request) {
    return request.header(ACCEPTED) != null || request.header("Range") != null
        ? request
        : request.newBuilder().header(ACCEPTED, "gzip").build();
  }

  /** The response without gzip, which a gateway may use even if the request does not accept it. */
  static Response decode(Response response) {
    String used =
        Objects.requireNonNullElse(response.header(USED), "").strip().toLowerCase(Locale.ROOT);
    if (!used.equals("gzip") && !used.equals("x-gzip")) {
      return response;
    }
    ResponseBody body = response.body();
    return response
        .newBuilder()
        .removeHeader(USED)
        .removeHeader("Content-Length")
        .body(ResponseBody.create(
            Okio.buffer(new GunzippedSource(body.source())), body.contentType(), -1))
        .build();
  }
}
