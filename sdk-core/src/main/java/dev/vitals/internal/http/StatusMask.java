package dev.vitals.internal.http;

import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides statuses from OkHttp's own follow-ups, which no setting turns off completely: it resends a
 * request on 503 with {@code Retry-After: 0} (even a POST), fails on a large {@code Retry-After},
 * and turns a 407 into a protocol error. The mask is applied next to the network and restored
 * removed before anyone above OkHttp sees it.
 */
public final class StatusMask {
  private static final int OFFSET = 10_000;

  private StatusMask() {}

  /** The outermost network interceptor, so that a caller's own ones see the true status. */
  public static Response apply(Interceptor.Chain chain, Response response) {
    return response.code() < 300 || asksForProxyLogin(chain, response)
        ? response
        : response.newBuilder().code(response.code() + OFFSET).build();
  }

  /**
   * Whether OkHttp should answer a proxy on plain http, which it does once. Inside a tunnel it must
   * not: there the service itself asks, and must not learn the login of the proxy.
   */
  private static boolean asksForProxyLogin(Interceptor.Chain chain, Response response) {
    Connection connection = chain.connection();
    return response.code() == 407
        && connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && !chain.request().isHttps();
  }

  /** The innermost application interceptor. */
  public static Response remove(Response response) {
    return response.code() < OFFSET
        ? response
        : response.newBuilder().code(response.code() - OFFSET).build();
  }
}
