package dev.vitals.config;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings, and how each value is described, without any secret. */
enum Setting {
  BASE_URL("base URL", configuration -> configuration.baseUrl().toString()),
  CREDENTIALS("credentials", configuration -> credentials(configuration.credentials())),
  CLEARTEXT_CREDENTIALS(
      "cleartext credentials",
      configuration ->
          configuration.allowsCleartextCredentials() ? "to every host" : "to this machine only"),
  TIMEOUTS("timeouts", configuration -> timeouts(configuration.timeouts())),
  RETRY_POLICY("retry policy", configuration -> retryPolicy(configuration.retryPolicy())),
  LIMITS("limits", configuration -> limits(configuration.limits())),
  TLS("TLS", configuration -> tls(configuration.tls())),
  PROXY(
      "proxy",
      configuration -> configuration.proxy().map(Proxy::toString).orElse("the platform's choice")),
  PROXY_CREDENTIALS(
      "proxy credentials",
      configuration -> configuration.proxyCredentials().isPresent() ? "***" : "none"),
  USER_AGENT("user agent", configuration -> configuration.userAgent()),
  HEADERS("headers", configuration -> headers(configuration.headerNames())),
  EXECUTOR(
      "executor",
      configuration -> configuration.executor().isPresent() ? "set" : "threads of the SDK"),
  HTTP_CLIENT(
      "HTTP client",
      configuration -> configuration.httpClient().isPresent() ? "set" : "of the SDK"),
  CALL_LISTENER(
      "call listener", configuration -> configuration.callListener().isPresent() ? "set" : "none"),
  TIME("time", configuration -> configuration.clock().isPresent() ? "set" : "of the system");

  private static final int MIB = 1024 * 1024;

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // each is a method reference or lambda without state
  private final Function<Configuration, String> value;

  Setting(String label, Function<Configuration, String> value) {
    this.label = label;
    this.value = value;
  }

  /** Describes one setting per line, in columns. */
  static String describe(Configuration configuration) {
    int labels = longest(setting -> setting.label);
    int values = longest(setting -> setting.value.apply(configuration));
    String line = "%-" + labels + "s  %-" + values + "s  (%s)%n";
    return Stream.of(values())
        .map(setting -> line.formatted(
            setting.label, setting.value.apply(configuration), configuration.origin(setting)))
        .collect(Collectors.joining());
  }

  private static int longest(Function<Setting, String> text) {
    return Stream.of(values()).map(text).mapToInt(String::length).max().orElse(1);
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
