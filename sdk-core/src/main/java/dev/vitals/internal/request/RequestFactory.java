package dev.vitals.internal.request;

import dev.vitals.config.Configuration;
import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.request.RequestSpec.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Creates the request that is sent, without its credential. */
public final class RequestFactory {
  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpUrl base;
  private final Urls urls;
  private final String userAgent;
  private final List<Map.Entry<String, String>> headers;

  public RequestFactory(Configuration configuration) {
    this.base = parse(configuration.baseUrl());
    this.urls = new Urls(base);
    this.userAgent = configuration.userAgent();
    this.headers = configuration.headers();
  }

  private static HttpUrl parse(URI uri) {
    HttpUrl url = HttpUrl.parse(uri.toString());
    if (url == null) {
      throw new IllegalArgumentException("the base URL is not an http or https URL");
    }
    return url;
  }

  public HttpUrl base() {
    return base;
  }

  /**
   * Creates the request.
   *
   * @throws IllegalArgumentException if a path parameter is missing, or the body cannot be written
   *     as JSON
   */
  public Request.Builder create(RequestSpec spec, String accept) {
    Request.Builder request = new Request.Builder()
        .url(urls.of(spec))
        .header("Accept", accept)
        .header("User-Agent", userAgent);
    for (Map.Entry<String, String> header : headers) {
      request.addHeader(header.getKey(), header.getValue());
    }
    for (Parameter header : spec.headers()) {
      request.addHeader(header.name(), header.value());
    }
    return request.method(spec.method(), body(spec));
  }

  private static @Nullable RequestBody body(RequestSpec spec) {
    Object body = spec.body();
    if (body instanceof RawBody raw) {
      return RequestBody.create(raw.bytes(), raw.type());
    }
    if (body != null) {
      return RequestBody.create(JsonCodec.shared().encode(body), JSON);
    }
    return spec.method().equals("GET") || spec.method().equals("DELETE")
        ? null
        : RequestBody.create(new byte[0], null);
  }
}
