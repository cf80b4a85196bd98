package dev.vitals.internal.headers;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table of header names: who writes each, what to use instead, and which carry secrets. */
public final class HeaderNames {
  private static final String MANAGED = "the client sets it for each request; leave it out";

  private static final Map<String, String> RESERVED = Map.ofEntries(
      entry("accept", MANAGED),
      entry("accept-encoding", MANAGED),
      entry("connection", MANAGED),
      entry("content-encoding", MANAGED),
      entry("content-length", MANAGED),
      entry("content-type", MANAGED),
      entry("expect", MANAGED),
      entry("host", "it follows from the base URL; leave it out"),
      entry("keep-alive", MANAGED),
      entry("last-event-id", "use StreamRequest.lastEventId(id)"),
      entry("proxy-authorization", "use proxyCredentials(user, password) of the configuration"),
      entry("proxy-connection", MANAGED),
      entry("te", MANAGED),
      entry("trailer", MANAGED),
      entry("transfer-encoding", MANAGED),
      entry("upgrade", MANAGED),
      entry("user-agent", "use userAgent(product) of the configuration"));

  /** Of requests; each is sent by {@code Credentials} and by nothing else. */
  private static final Set<String> CREDENTIALS = Set.of(
      "api-key",
      "authorization",
      "cookie",
      "x-access-token",
      "x-api-key",
      "x-auth-token",
      "x-security-token",
      "x-subject-token");

  /** Of answers, and of requests to a proxy. */
  private static final Set<String> OTHER_SECRETS =
      Set.of("proxy-authorization", "set-cookie", "set-cookie2");

  private HeaderNames() {}

  /** Whether the header's value is a secret, whoever sends it. */
  public static boolean isSecret(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return CREDENTIALS.contains(lowerCase) || OTHER_SECRETS.contains(lowerCase);
  }

  /**
   * Refuses headers that a credential must not overwrite.
   *
   * @throws IllegalArgumentException with what to use instead
   */
  public static void requireForCredential(String name) {
    requireUnreserved(name);
    if (name.equalsIgnoreCase("Idempotency-Key")) {
      throw refused(name, "each request needs its own; use ApiRequest.header(name, value)");
    }
  }

  /**
   * Refuses headers that cannot be the same in every request of a client.
   *
   * @throws IllegalArgumentException with what to use instead
   */
  public static void requireForClient(String name, String value) {
    requireForCredential(name);
    requireForRequest(name, value);
  }

  /**
   * Refuses headers that the client writes itself, and those that carry credentials: they belong to
   * one origin, and no message may show them.
   *
   * @throws IllegalArgumentException with what to use instead, but without the value
   */
  public static void requireForRequest(String name, String value) {
    requireUnreserved(name);
    if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
      throw refused(
          name,
          "use credentials(Credentials) of the configuration, which sends it to the configured"
              + " origin only");
    }
    if (name.equalsIgnoreCase("Cache-Control")
        && value.toLowerCase(Locale.ROOT).contains("only-if-cached")) {
      throw refused(
          name,
          "only-if-cached would be answered with 504 before anything is sent; use no-cache or"
              + " leave it out");
    }
  }

  private static void requireUnreserved(String name) {
    String instead = RESERVED.get(name.toLowerCase(Locale.ROOT));
    if (instead != null) {
      throw refused(name, instead);
    }
  }

  private static IllegalArgumentException refused(String name, String instead) {
    return new IllegalArgumentException("header " + name + " cannot be set here: " + instead);
  }
}
