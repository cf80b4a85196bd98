package dev.vitals.config;

import java.util.Map;

/**
 * Signs requests, for services that want a proof for each request rather than a token. Used with
 * {@link Credentials#signing}; must be safe for use by several threads.
 */
@FunctionalInterface
public interface RequestSigner {
  /**
   * Returns the headers to add, by name. Called for every attempt of a call, on the calling thread,
   * and only for requests to the configured origin. Headers that carry a secret by their name, such
   * as {@code Authorization}, are masked wherever the service quotes them. An exception thrown here
   * ends the call and reaches the caller unchanged.
   */
  Map<String, String> sign(SignableRequest request);
}
