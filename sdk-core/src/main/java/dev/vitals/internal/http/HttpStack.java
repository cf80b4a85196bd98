package dev.vitals.internal.http;

import dev.vitals.config.Configuration;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** OkHttp as the SDK uses it: a transport that decides nothing by itself. */
public final class HttpStack {
  /**
   * Below the 60 s after which load balancers drop an idle connection, so that it is rarely stale.
   */
  private static final long POOL_IDLE_SECONDS = 50;

  private static final int POOL_SIZE = 16;

  /** Finds a dead peer of an HTTP/2 connection, on which streams may be silent for long. */
  private static final long HTTP2_PING_SECONDS = 30;

  private final OkHttpClient http;
  private final boolean ownsPool;
  private final KeptConnections kept;

  /** Sends as configured; names are looked up on {@code threads}. */
  public HttpStack(Configuration configuration, Executor threads) {
    OkHttpClient given = configuration.httpClient().orElse(null);
    this.ownsPool = given == null;
    InterruptibleSockets sockets = new InterruptibleSockets();
    this.kept = new KeptConnections(sockets::carrierOf);
    OkHttpClient.Builder builder = given == null ? own(configuration, sockets) : given.newBuilder();
    builder
        .dns(new InterruptibleDns(given == null ? Dns.SYSTEM : given.dns(), threads))
        .dispatcher(new Dispatcher())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .callTimeout(0, TimeUnit.MILLISECONDS)
        .readTimeout(0, TimeUnit.MILLISECONDS); // CallTimer and the timeouts of bodies apply
    builder.networkInterceptors().add(0, this::onNetwork);
    builder.interceptors().add(HttpStack::onCall);
    this.http = builder.build();
  }

  private static OkHttpClient.Builder own(
      Configuration configuration, InterruptibleSockets sockets) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder()
        .socketFactory(sockets)
        .pingInterval(HTTP2_PING_SECONDS, TimeUnit.SECONDS)
        .connectionPool(new ConnectionPool(POOL_SIZE, POOL_IDLE_SECONDS, TimeUnit.SECONDS))
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
    TlsFiles.apply(configuration, builder);
    configuration.proxy().ifPresent(builder::proxy);
    configuration
        .proxyCredentials()
        .ifPresent(login -> builder.proxyAuthenticator(new ProxyLogin(login)));
    return builder;
  }

  /** Such a client that never uses an existing connection, and keeps none. */
  public static OkHttpClient.Builder withFreshConnections(OkHttpClient http) {
    return http.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS));
  }

  private Response onNetwork(Interceptor.Chain chain) throws IOException {
    AttemptTimeouts state = stateOf(chain);
    Response answer = state == null ? chain.proceed(chain.request()) : kept.proceed(chain, state);
    return StatusMask.apply(chain, answer);
  }

  private static Response onCall(Interceptor.Chain chain) throws IOException {
    AttemptTimeouts state = stateOf(chain);
    Interceptor.Chain timed = state == null ? chain : timed(chain, state);
    Response answer = InterruptibleDns.proceed(timed, Gzip.accept(chain.request()));
    return Gzip.decode(StatusMask.remove(answer));
  }

  /** Each call has its own timeouts, which may be longer than the configuration's. */
  private static Interceptor.Chain timed(Interceptor.Chain chain, AttemptTimeouts state) {
    return chain
        .withConnectTimeout(state.connecting(), TimeUnit.MILLISECONDS)
        .withWriteTimeout(state.writing(), TimeUnit.MILLISECONDS);
  }

  /**
   * Finds the state by the call, because an interceptor may have rebuilt the request without tags.
   */
  private static @Nullable AttemptTimeouts stateOf(Interceptor.Chain chain) {
    return chain.call().request().tag(AttemptTimeouts.class);
  }

  public OkHttpClient http() {
    return http;
  }

  /** Cancels calls in progress and frees our own resources. A caller's pool is not touched. */
  public void close() {
    http.dispatcher().cancelAll();
    if (ownsPool) {
      http.connectionPool().evictAll();
    }
  }
}
