package dev.vitals.config;

import org.jspecify.annotations.Nullable;

/**
 * Gives the credential each time one is needed, for tokens that expire or keys that are rotated.
 *
 * <p>It is asked once for every call and, if the service answers 401, at most once more for that
 * call. One {@link Credentials} asks its source by one thread at a time, so a source that keeps a
 * token needs no lock; while it fetches a new one, other calls wait, unless it says that it {@link
 * #isThreadSafe}.
 *
 * <p>Its time counts into {@link Timeouts#overall()}, and so does that wait. It runs on the thread of
 * the call and is not cut off, so it needs a clock of its own: only when it returns too late does the
 * call fail, with a {@code CallTimeoutException} and nothing sent.
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
   * Returns the credential, without a prefix such as {@code Bearer}. An exception it throws ends the
   * call and reaches the caller as it is.
   *
   * @param rejected the credential that the service just refused with 401, else null. If the same one
   *     is returned again, the call is not repeated
   */
  String value(@Nullable String rejected);

  /** Whether several threads may ask at a time, so that no call waits for another. Default: false. */
  default boolean isThreadSafe() {
    return false;
  }
}
