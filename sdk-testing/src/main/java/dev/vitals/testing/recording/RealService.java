package dev.vitals.testing.recording;

import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The service behind a recorder: gets each request once, as it is. Safe for use by several threads. */
final class RealService {
  private static final Set<String> NOT_FORWARDED = caseInsensitive(
      "Accept-Encoding", "Connection", "Content-Length", "Host", "Keep-Alive", "Transfer-Encoding");
  private static final Set<String> NOT_PASSED_BACK =
      caseInsensitive("Connection", "Content-Length", "Keep-Alive", "Transfer-Encoding");
  private static final int MASK = 299; // means nothing to OkHttp

  private final String origin;
  private final String basePath;
  private final OkHttpClient http;

  /** Holds the status of an answer while OkHttp must not act on it. */
  private static final class Status {
    private volatile int code;
  }

  /**
   * Forwards to this service.
   *
   * @param lent lends TLS, proxy, DNS and interceptors
   */
  RealService(String url, OkHttpClient lent) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    this.origin = path < 0 ? url : url.substring(0, path);
    this.basePath = path < 0 ? "" : url.substring(path);
    OkHttpClient.Builder builder = lent.newBuilder()
        .dispatcher(new Dispatcher()) // emptied when the recorder is closed
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)) // an idle one may be dead
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .readTimeout(0, TimeUnit.SECONDS) // as patient as the client that asks
        .addInterceptor(RealService::unmasked);
    builder.networkInterceptors().add(0, RealService::masked);
    this.http = builder.build();
  }

  /**
   * Sends the request once.
   *
   * @throws IOException if the service did not answer
   */
  Response answer(ReceivedRequest request) throws IOException {
    Request.Builder forwarded = new Request.Builder()
        .url(origin + basePath + request.target())
        .tag(Status.class, new Status())
        .headers(forwarded(request));
    return http.newCall(forwarded.method(request.method(), body(request)).build())
        .execute();
  }

  /** The headers of an answer that are not about the connection, to the service's client. */
  Headers passedBack(Headers headers, String recorder) {
    Headers.Builder builder = headers.newBuilder();
    NOT_PASSED_BACK.forEach(builder::removeAll);
    for (String name : List.of("Location", "Content-Location", "Link")) {
      List<String> values = headers.values(name);
      builder.removeAll(name);
      values.forEach(value -> builder.addUnsafeNonAscii(name, moved(value, recorder)));
    }
    return builder.build();
  }

  /** The text with the URL of another server, or none, in place of the service's. */
  String moved(String text, String url) {
    String moved = text.replace(origin + basePath + "/", url + "/");
    boolean below = !basePath.isEmpty() && moved.startsWith(basePath + "/");
    return below ? moved.substring(basePath.length()) : moved;
  }

  /** Ends what is under way. */
  void close() {
    http.dispatcher().cancelAll();
  }

  /** Lets go of the connections, once no answer is read any more. */
  void disconnect() {
    http.connectionPool().evictAll();
  }

  @Override
  public String toString() {
    return origin + basePath;
  }

  private static Headers forwarded(ReceivedRequest request) {
    Headers.Builder headers = new Headers.Builder();
    request.headers().forEach((name, values) -> {
      if (!NOT_FORWARDED.contains(name)) {
        values.forEach(value -> headers.addUnsafeNonAscii(name, value));
      }
    });
    headers.add("Accept-Encoding", "identity"); // compressed, a secret would not be found
    return headers.build();
  }

  private static @Nullable RequestBody body(ReceivedRequest request) {
    boolean none = request.bytes().length == 0 && Set.of("GET", "HEAD").contains(request.method());
    return none ? null : RequestBody.create(request.bytes());
  }

  /** OkHttp would repeat a request that was answered 503, and stumble over its Retry-After. */
  private static Response masked(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Status status = chain.request().tag(Status.class);
    if (status == null) {
      return response; // an interceptor of the lent client built a request of its own
    }
    status.code = response.code();
    return response.newBuilder().code(MASK).build();
  }

  private static Response unmasked(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Status status = chain.request().tag(Status.class);
    return status == null || response.code() != MASK
        ? response
        : response.newBuilder().code(status.code).build();
  }

  private static Set<String> caseInsensitive(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
