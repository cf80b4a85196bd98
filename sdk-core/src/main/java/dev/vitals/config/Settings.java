package dev.vitals.config;

import dev.vitals.calls.CallListener;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Configuration.Builder} collects and a {@link Configuration} keeps a copy of, with
 * the defaults and the rules between settings.
 */
final class Settings {
  private static final String PRODUCT = "vitals-java/" + SdkVersion.current();

  final URI baseUrl;
  Credentials credentials = Credentials.none();
  boolean allowsCleartextCredentials;
  Timeouts timeouts = Timeouts.standard();
  RetryPolicy retryPolicy = RetryPolicy.standard();
  Limits limits = Limits.standard();
  Tls tls = Tls.system();

  @Nullable
  Proxy proxy;

  @Nullable
  PasswordAuthentication proxyCredentials;

  String userAgent = PRODUCT;
  List<Map.Entry<String, String>> headers = List.of(); // replaced, never changed

  @Nullable
  Executor executor;

  @Nullable
  OkHttpClient httpClient;

  @Nullable
  InstantSource clock; // set together with sleeper

  @Nullable
  Sleeper sleeper;

  @Nullable
  CallListener callListener;

  final Map<Setting, String> origins =
      new EnumMap<>(Setting.class); // a setting without an entry has its default

  Settings(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  Settings copy() {
    Settings copy = new Settings(baseUrl);
    copy.credentials = credentials;
    copy.allowsCleartextCredentials = allowsCleartextCredentials;
    copy.timeouts = timeouts;
    copy.retryPolicy = retryPolicy;
    copy.limits = limits;
    copy.tls = tls;
    copy.proxy = proxy;
    copy.proxyCredentials = proxyCredentials;
    copy.userAgent = userAgent;
    copy.headers = headers;
    copy.executor = executor;
    copy.httpClient = httpClient;
    copy.clock = clock;
    copy.sleeper = sleeper;
    copy.callListener = callListener;
    copy.origins.putAll(origins);
    return copy;
  }

  boolean targetsLoopback() {
    return Loopback.contains(baseUrl.getHost());
  }

  List<String> headerNames() {
    return headers.stream().map(Map.Entry::getKey).toList();
  }

  /** Checks what a single setter cannot check. */
  void requireConsistent() {
    requireEncryption();
    requireOneSourceOfTransport();
    requireProxyThatAuthenticates();
    credentials.headerName().ifPresent(this::requireNotAmongHeaders);
  }

  private void requireEncryption() {
    if (credentials.headerName().isPresent()
        && baseUrl.getScheme().equals("http")
        && !targetsLoopback()
        && !allowsCleartextCredentials) {
      throw new IllegalArgumentException("credentials would be sent unencrypted to "
          + baseUrl.getHost()
          + ": use https, or allowCleartextCredentials() if the network in between"
          + " is trusted (docs/troubleshooting.md#cleartext)");
    }
  }

  private void requireOneSourceOfTransport() {
    if (httpClient == null) {
      return;
    }
    if (!tls.equals(Tls.system())) {
      throw besideHttpClient("tls");
    }
    if (proxy != null) {
      throw besideHttpClient("proxy");
    }
    if (proxyCredentials != null) {
      throw besideHttpClient("proxyCredentials");
    }
  }

  private static IllegalArgumentException besideHttpClient(String setting) {
    return new IllegalArgumentException(
        setting + " has no effect with httpClient, which has its own: set it there instead"
            + " (docs/troubleshooting.md#lent-client)");
  }

  private void requireProxyThatAuthenticates() {
    if (proxyCredentials != null && proxy != null && proxy.type() != Proxy.Type.HTTP) {
      throw new IllegalArgumentException(
          "proxyCredentials work only with HTTP proxies, but proxy is of type " + proxy.type()
              + ": remove one of the two");
    }
  }

  private void requireNotAmongHeaders(String credentialName) {
    if (headerNames().stream().anyMatch(credentialName::equalsIgnoreCase)) {
      throw new IllegalArgumentException("header " + credentialName
          + " is set both by credentials and by header(...): remove one");
    }
  }
}
