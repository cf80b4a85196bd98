package dev.vitals.client;

import dev.vitals.config.Credentials;

/** The credential within one call: asked for once, and once more after a 401. */
final class CredentialTurn {
  private final Credentials credentials;
  private String value;
  private boolean renewed;

  CredentialTurn(Credentials credentials) {
    this.credentials = credentials;
    this.value = credentials.value(null);
  }

  String value() {
    return value;
  }

  /** What of the value no message may show. */
  String secret() {
    return credentials.withoutPrefix(value);
  }

  /** After a 401: asks for another value; false if there is none worth a try. */
  boolean renew() {
    if (renewed || credentials.headerName().isEmpty()) {
      return false;
    }
    renewed = true;
    String other = credentials.value(value);
    boolean differs = !other.equals(value);
    value = other;
    return differs;
  }
}
