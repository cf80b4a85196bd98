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

/** The accessors of a {@link Configuration}, which callers see as its own methods. */
abstract class SettingsView {
  final Settings settings; // a copy of our own, never changed

  SettingsView(Settings settings) {
    this.settings = settings;
  }

  /** The service's address, with scheme and host in lower case and no trailing slash. */
  public URI baseUrl() {
    return settings.baseUrl;
  }

  /** Whether the base URL's host is this machine, decided by its text without a lookup. */
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

  /** The proxy that was set; if empty, the platform chooses. */
  public Optional<Proxy> proxy() {
    return Optional.ofNullable(settings.proxy);
  }

  /** Returns the proxy's user and password, for the SDK's own use. */
  public Optional<PasswordAuthentication> proxyCredentials() {
    return Optional.ofNullable(settings.proxyCredentials).map(ProxyCredentials::copy);
  }

  /** The text of the {@code User-Agent} header. */
  public String userAgent() {
    return settings.userAgent;
  }

  /** The extra headers in the order added, unmodifiable; a name may occur more than once. */
  public List<Map.Entry<String, String>> headers() {
    return settings.headers;
  }

  /** The executor that was set; if empty, the client uses its own threads. */
  public Optional<Executor> executor() {
    return Optional.ofNullable(settings.executor);
  }

  /** The clock of {@link Configuration.Builder#time}; if empty, the system clock is used. */
  public Optional<InstantSource> clock() {
    return Optional.ofNullable(settings.clock);
  }

  /** The sleeper of {@link Configuration.Builder#time}; if empty, threads really wait. */
  public Optional<Sleeper> sleeper() {
    return Optional.ofNullable(settings.sleeper);
  }

  /** The listener that was set. */
  public Optional<CallListener> callListener() {
    return Optional.ofNullable(settings.callListener);
  }
}
