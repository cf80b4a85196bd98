package dev.vitals.internal.headers;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/** Header names that a setting or the client itself writes, and what to use instead. */
public final class ReservedHeaders {
  private static final String CREDENTIALS =
      "use credentials(Credentials), which sends it to the configured origin only";
  private static final String MANAGED = "the client sets it for each request; leave it out";
  private static final String PROXY = "use proxyCredentials(user, password)";

  private static final Map<String, String> MANAGED_NAMES = Map.ofEntries(
      entry("accept", MANAGED),
      entry("accept-encoding", MANAGED),
      entry("connection", MANAGED),
      entry("content-encoding", MANAGED),
      entry("content-length", MANAGED),
      entry("content-type", MANAGED),
      entry("expect", MANAGED),
      entry("host", "it follows from the base URL; leave it out"),
      entry("idempotency-key", "each request needs its own; use ApiRequest.header(name, value)"),
      entry("keep-alive", MANAGED),
      entry("last-event-id", "use StreamRequest.lastEventId(id)"),
      entry("proxy-authorization", PROXY),
      entry("proxy-connection", MANAGED),
      entry("te", MANAGED),
      entry("trailer", MANAGED),
      entry("transfer-encoding", MANAGED),
      entry("upgrade", MANAGED),
      entry("user-agent", "use userAgent(product)"));

  private static final Map<String, String> CREDENTIAL_NAMES = Map.of(
      "api-key", CREDENTIALS,
      "authorization", CREDENTIALS,
      "cookie", CREDENTIALS,
      "x-api-key", CREDENTIALS,
      "x-auth-token", CREDENTIALS);

  private ReservedHeaders() {}

  /** Refuses headers that a credential must not overwrite. */
  public static void requireCredentialName(String name) {
    refuse(name, MANAGED_NAMES);
  }

  /** Refuses headers that an extra header must not overwrite, and those that carry credentials. */
  public static void requireExtraName(String name) {
    refuse(name, MANAGED_NAMES);
    refuse(name, CREDENTIAL_NAMES);
  }

  private static void refuse(String name, Map<String, String> reserved) {
    String instead = reserved.get(name.toLowerCase(Locale.ROOT));
    if (instead != null) {
      throw new IllegalArgumentException("header " + name + " cannot be set here: " + instead);
    }
  }
}
