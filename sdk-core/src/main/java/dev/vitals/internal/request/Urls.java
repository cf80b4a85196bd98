package dev.vitals.internal.request;

import dev.vitals.internal.request.RequestSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Builds URLs from path templates, parsing each template once. Thread-safe. */
public final class Urls {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}/]+)}");

  /**
   * Wrappers have a handful; a caller who puts values into templates must not exhaust the memory.
   */
  private static final int MOST_KEPT = 256;

  /** A parsed template. */
  private static final class Parts {
    private final List<String> segments;

    /** The last path built from it, because paging requests the same one repeatedly. */
    private volatile @Nullable Filled lastPath;

    /** The last URL with its query, because polling requests the same one repeatedly. */
    private volatile @Nullable Filled lastUrl;

    private Parts(List<String> segments) {
      this.segments = segments;
    }
  }

  private record Filled(List<Parameter> path, List<Parameter> query, HttpUrl url) {
    boolean isOf(List<Parameter> otherPath, List<Parameter> otherQuery) {
      return path.equals(otherPath) && query.equals(otherQuery);
    }
  }

  private final HttpUrl base;
  private final int baseSegments;
  private final ConcurrentMap<String, Parts> templates = new ConcurrentHashMap<>();

  public Urls(HttpUrl base) {
    this.base = base;
    List<String> segments = base.pathSegments();
    boolean endsWithSlash = segments.get(segments.size() - 1).isEmpty();
    this.baseSegments = endsWithSlash ? segments.size() - 1 : segments.size();
  }

  /**
   * The URL of a request.
   *
   * @throws IllegalArgumentException if a path parameter is missing
   */
  public HttpUrl of(RequestSpec spec) {
    Parts parts = parts(spec.template());
    Filled last = parts.lastUrl;
    if (last != null && last.isOf(spec.path(), spec.query())) {
      return last.url();
    }
    HttpUrl url = withQuery(path(parts, spec), spec.query());
    parts.lastUrl = new Filled(spec.path(), spec.query(), url);
    return url;
  }

  private static HttpUrl withQuery(HttpUrl path, List<Parameter> query) {
    if (query.isEmpty()) {
      return path;
    }
    HttpUrl.Builder url = path.newBuilder();
    for (Parameter parameter : query) {
      url.addQueryParameter(parameter.name(), parameter.value());
    }
    return url.build();
  }

  private HttpUrl path(Parts parts, RequestSpec spec) {
    Filled last = parts.lastPath;
    if (last != null && last.isOf(spec.path(), List.of())) {
      return last.url();
    }
    HttpUrl url = below(filled(parts.segments, spec));
    parts.lastPath = new Filled(spec.path(), List.of(), url);
    return url;
  }

  private Parts parts(String template) {
    Parts known = templates.get(template);
    if (known != null) {
      return known;
    }
    Parts parts = new Parts(List.of(template.substring(1).split("/", -1)));
    if (templates.size() < MOST_KEPT) {
      templates.put(template, parts);
    }
    return parts;
  }

  private static List<String> filled(List<String> segments, RequestSpec spec) {
    List<String> filled = new ArrayList<>(segments.size());
    for (String segment : segments) {
      filled.add(segment.indexOf('{') < 0 ? segment : filled(segment, spec));
    }
    return filled;
  }

  private static String filled(String segment, RequestSpec spec) {
    return PLACEHOLDER
        .matcher(segment)
        .replaceAll(found -> Matcher.quoteReplacement(spec.pathValue(found.group(1))));
  }

  /** No value may escape from its segment, whatever the URL builder makes of it. */
  private HttpUrl below(List<String> segments) {
    HttpUrl.Builder url = base.newBuilder();
    segments.forEach(url::addPathSegment);
    HttpUrl built = url.build();
    boolean below = built.pathSize() == baseSegments + segments.size()
        && built.pathSegments().subList(baseSegments, built.pathSize()).equals(segments);
    if (!below) {
      throw new IllegalArgumentException("a path parameter would address another resource");
    }
    return built;
  }
}
