package dev.vitals.config;

import dev.vitals.calls.CallListener;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The reading side of a {@link Configuration}; callers see these methods as its own. */
abstract class SettingsView {
  final Settings settings; // a copy of our own, never changed

  SettingsView(Settings settings) {
    this.settings = settings;
  }

  /** The service's address, with scheme and host in lower case and no slash at its end. */
  public URI baseUrl() {
    return settings.baseUrl;
  }

  /** Whether the base URL's host is this machine, decided by its text: no name is looked up. */
  public boolean targetsLoopback() {
    return settings.targetsLoopback();
  }

  /** See {@link Configuration.Builder#credentials(Credentials)}. */
  public Credentials credentials() {
    return settings.credentials;
  }

  /** See {@link Configuration.Builder#allowCleartextCredentials()}. */
  public boolean allowsCleartextCredentials() {
    return settings.allowsCleartextCredentials;
  }

  /** See {@link Configuration.Builder#timeouts(Timeouts)}. */
  public Timeouts timeouts() {
    return settings.timeouts;
  }

  /** See {@link Configuration.Builder#retryPolicy(RetryPolicy)}. */
  public RetryPolicy retryPolicy() {
    return settings.retryPolicy;
  }

  /** See {@link Configuration.Builder#limits(Limits)}. */
  public Limits limits() {
    return settings.limits;
  }

  /** See {@link Configuration.Builder#tls(Tls)}. */
  public Tls tls() {
    return settings.tls;
  }

  /** The proxy that was set; if none was, the platform's choice applies. */
  public Optional<Proxy> proxy() {
    return Optional.ofNullable(settings.proxy);
  }

  /** Hands out the proxy's user and password: for the SDK's own use. */
  public Optional<PasswordAuthentication> proxyCredentials() {
    return Optional.ofNullable(settings.proxyCredentials).map(ProxyCredentials::copy);
  }

  /** The text of the {@code User-Agent} header. */
  public String userAgent() {
    return settings.userAgent;
  }

  /** The extra headers, unmodifiable and in the order they were added; a name may come twice. */
  public List<Map.Entry<String, String>> headers() {
    return settings.headers;
  }

  /** The executor that was set; if none was, the client makes its own threads. */
  public Optional<Executor> executor() {
    return Optional.ofNullable(settings.executor);
  }

  /** The clock of {@link Configuration.Builder#time}; if none was set, the machine's applies. */
  public Optional<InstantSource> clock() {
    return Optional.ofNullable(settings.clock);
  }

  /** The sleeper of {@link Configuration.Builder#time}; if none was set, threads really wait. */
  public Optional<Sleeper> sleeper() {
    return Optional.ofNullable(settings.sleeper);
  }

  /** The listener that was set. */
  public Optional<CallListener> callListener() {
    return Optional.ofNullable(settings.callListener);
  }
}
