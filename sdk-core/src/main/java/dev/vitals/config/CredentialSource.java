package dev.vitals.config;

import org.jspecify.annotations.Nullable;

/**
 * Supplies the credential whenever one is needed, for tokens that expire and keys that are rotated.
 *
 * <p>The source is asked once per call and, if the service answers 401, at most once more for that
 * call. A {@link Credentials} asks its source from one thread at a time, so a source that caches a
 * token needs no lock; other calls wait while it fetches a new one, unless the source declares
 * itself {@linkplain #isThreadSafe thread-safe}.
 *
 * <p>The time the source takes counts towards {@link Timeouts#overall()}, and so does that wait. The
 * source runs on a thread of the SDK's, not on the caller's. If the call ends first, because its
 * time is up, or it is cancelled or interrupted, or its client is closed, nothing is sent, and the
 * thread of the source is interrupted.
 *
 * <pre>{@code
 * rejected -> {
 *   if (token == null || token.equals(rejected)) {
 *     token = fetchToken();
 *   }
 *   return token;
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CredentialSource {
  /**
   * Returns the credential, without a prefix such as {@code Bearer}. An exception thrown here ends
   * the call and reaches the caller unchanged.
   *
   * @param rejected the credential that the service just refused with 401, otherwise null. If the
   *     same one is returned again, the call is not repeated
   */
  String value(@Nullable String rejected);

  /**
   * Whether several threads may ask concurrently, so that no call waits for another. Default:
   * false.
   */
  default boolean isThreadSafe() {
    return false;
  }
}
