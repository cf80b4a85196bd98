package dev.vitals.client;

import dev.vitals.client.RequestSpec.Parameter;
import dev.vitals.config.Configuration;
import dev.vitals.internal.json.JsonCodec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes the request that goes over the wire, without its credential. */
final class RequestFactory {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}/]+)}");

  private final HttpUrl base;
  private final String userAgent;
  private final List<Map.Entry<String, String>> headers;

  RequestFactory(Configuration configuration) {
    this.base = parse(configuration.baseUrl());
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

  HttpUrl base() {
    return base;
  }

  /**
   * Makes the request.
   *
   * @throws IllegalArgumentException if a path parameter is missing, or the body is no JSON
   */
  Request.Builder create(RequestSpec spec, String accept) {
    Request.Builder request = new Request.Builder()
        .url(url(spec))
        .header("Accept", accept)
        .header("User-Agent", userAgent);
    for (Map.Entry<String, String> header : headers) {
      request.addHeader(header.getKey(), header.getValue());
    }
    for (Parameter header : spec.headers) {
      request.addHeader(header.name(), header.value());
    }
    return request.method(spec.method, body(spec));
  }

  private static @Nullable RequestBody body(RequestSpec spec) {
    if (spec.body != null) {
      return RequestBody.create(JsonCodec.shared().encode(spec.body), JSON);
    }
    return spec.method.equals("GET") || spec.method.equals("DELETE")
        ? null
        : RequestBody.create(new byte[0], null);
  }

  private HttpUrl url(RequestSpec spec) {
    HttpUrl.Builder url = base.newBuilder();
    List<String> segments = segments(spec);
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    for (Parameter parameter : spec.query) {
      url.addQueryParameter(parameter.name(), parameter.value());
    }
    HttpUrl built = url.build();
    requireBelowBase(built, segments);
    return built;
  }

  private static List<String> segments(RequestSpec spec) {
    List<String> segments = new ArrayList<>();
    for (String segment : spec.template.substring(1).split("/", -1)) {
      segments.add(segment.indexOf('{') < 0 ? segment : filled(segment, spec));
    }
    return segments;
  }

  private static String filled(String segment, RequestSpec spec) {
    Matcher placeholder = PLACEHOLDER.matcher(segment);
    return placeholder.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), spec)));
  }

  private static String value(String name, RequestSpec spec) {
    for (Parameter parameter : spec.path) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    throw new IllegalArgumentException(
        spec.description() + " needs path parameter \"" + name + "\"; set it with path(…)");
  }

  /** No value may climb out of its segment, whatever the URL builder makes of it. */
  private void requireBelowBase(HttpUrl built, List<String> segments) {
    int prefix = prefixLength();
    boolean below = built.pathSize() == prefix + segments.size()
        && built.pathSegments().subList(prefix, built.pathSize()).equals(segments);
    if (!below) {
      throw new IllegalArgumentException("a path parameter would address another resource");
    }
  }

  private int prefixLength() {
    List<String> segments = base.pathSegments();
    return segments.get(segments.size() - 1).isEmpty() ? segments.size() - 1 : segments.size();
  }
}
