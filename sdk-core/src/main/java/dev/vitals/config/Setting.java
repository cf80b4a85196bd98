package dev.vitals.config;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings, and how each value is described, without any secret. */
enum Setting {
  BASE_URL("base URL"),
  CREDENTIALS("credentials"),
  CLEARTEXT_CREDENTIALS("cleartext credentials"),
  TIMEOUTS("timeouts"),
  RETRY_POLICY("retry policy"),
  LIMITS("limits"),
  TLS("TLS"),
  PROXY("proxy"),
  PROXY_CREDENTIALS("proxy credentials"),
  USER_AGENT("user agent"),
  HEADERS("headers"),
  EXECUTOR("executor"),
  HTTP_CLIENT("HTTP client"),
  CALL_LISTENER("call listener"),
  TIME("time");

  private static final int MIB = 1024 * 1024;

  private final String label;

  Setting(String label) {
    this.label = label;
  }

  /** Describes one setting per line, in columns. */
  static String describe(Settings settings) {
    int labels = longest(setting -> setting.label);
    int values = longest(setting -> setting.value(settings));
    String line = "%-" + labels + "s  %-" + values + "s  (%s)%n";
    return Stream.of(values())
        .map(setting -> line.formatted(
            setting.label,
            setting.value(settings),
            settings.origins.getOrDefault(setting, "default")))
        .collect(Collectors.joining());
  }

  private static int longest(Function<Setting, String> text) {
    return Stream.of(values()).map(text).mapToInt(String::length).max().orElse(1);
  }

  private String value(Settings settings) {
    return switch (this) {
      case BASE_URL -> settings.baseUrl.toString();
      case CREDENTIALS -> credentials(settings.credentials);
      case CLEARTEXT_CREDENTIALS ->
        settings.allowsCleartextCredentials ? "to every host" : "to this machine only";
      case TIMEOUTS -> timeouts(settings.timeouts);
      case RETRY_POLICY -> retryPolicy(settings.retryPolicy);
      case LIMITS -> limits(settings.limits);
      case TLS -> tls(settings.tls);
      case PROXY -> proxy(settings.proxy);
      case PROXY_CREDENTIALS -> settings.proxyCredentials == null ? "none" : "***";
      case USER_AGENT -> settings.userAgent;
      case HEADERS -> headers(settings.headerNames());
      case EXECUTOR -> settings.executor == null ? "threads of the SDK" : "set";
      case HTTP_CLIENT -> settings.httpClient == null ? "of the SDK" : "set";
      case CALL_LISTENER -> settings.callListener == null ? "none" : "set";
      case TIME -> settings.clock == null ? "of the system" : "set";
    };
  }

  /** The prefix may be part of a secret, so it is masked as well. */
  private static String credentials(Credentials credentials) {
    return credentials.headerName().map(name -> name + ": ***").orElse("none");
  }

  private static String timeouts(Timeouts timeouts) {
    return "connect %s, response %s, idle %s, overall %s"
        .formatted(
            seconds(timeouts.connect()),
            seconds(timeouts.response()),
            seconds(timeouts.idle()),
            seconds(timeouts.overall()));
  }

  private static String retryPolicy(RetryPolicy policy) {
    return "attempts %d, backoff from %s to %s, Retry-After up to %s"
        .formatted(
            policy.maxAttempts(),
            seconds(policy.baseBackoff()),
            seconds(policy.maxBackoff()),
            seconds(policy.maxRetryAfter()));
  }

  private static String limits(Limits limits) {
    return "body %s, error body %s, record %s"
        .formatted(bytes(limits.body()), bytes(limits.errorBody()), bytes(limits.record()));
  }

  private static String tls(Tls tls) {
    Stream<String> trusted = tls.trustedCertificates().stream().map(file -> "trusts " + file);
    Stream<String> shown = tls.clientCertificate().stream().map(file -> "shows " + file);
    Stream<String> loopback = tls.trustsLoopback() ? Stream.of("trusts loopback") : Stream.empty();
    return Stream.of(Stream.of("the platform's"), trusted, shown, loopback)
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }

  private static String proxy(@Nullable Proxy proxy) {
    return proxy == null ? "the platform's choice" : proxy.toString();
  }

  private static String headers(List<String> names) {
    return names.isEmpty() ? "none" : String.join(": ***, ", names) + ": ***";
  }

  private static String bytes(long bytes) {
    return bytes % MIB == 0 ? bytes / MIB + " MiB" : bytes + " bytes";
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
