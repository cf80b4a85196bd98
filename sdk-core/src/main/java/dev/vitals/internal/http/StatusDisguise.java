package dev.vitals.internal.http;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides statuses from OkHttp's own follow-ups, which no setting turns off altogether: it sends a
 * request again on 503 with {@code Retry-After: 0} (a POST as well), dies of a large {@code
 * Retry-After}, and turns a 407 into a protocol error. The disguise goes on next to the network and
 * comes off before anyone above OkHttp looks.
 */
public final class StatusDisguise {
  private static final int OFFSET = 10_000;

  private StatusDisguise() {}

  /** The network interceptor; the outermost one, so that a caller's own see the true status. */
  public static Response putOn(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() < 300 || asksForProxyLogin(chain, response)
        ? response
        : response.newBuilder().code(response.code() + OFFSET).build();
  }

  /**
   * Whether OkHttp should answer a proxy on plain http, which it does once. Not inside a tunnel:
   * there the service itself asks, and it must not learn the proxy's login.
   */
  private static boolean asksForProxyLogin(Interceptor.Chain chain, Response response) {
    Connection connection = chain.connection();
    return response.code() == 407
        && connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && !chain.request().isHttps();
  }

  /** The innermost application interceptor. */
  public static Response takeOff(Response response) {
    return response.code() < OFFSET
        ? response
        : response.newBuilder().code(response.code() - OFFSET).build();
  }
}
