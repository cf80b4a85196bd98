package dev.vitals.internal.retry;

import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.call.Repeat;
import java.time.Duration;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Interprets an error status, with its headers and body, with regard to the request. */
public final class StatusMeaning {
  /** Codes of a 429 for which waiting does not help, because something must be paid first. */
  private static final Set<String> SPENT =
      Set.of("insufficient_quota", "billing_hard_limit_reached");

  private StatusMeaning() {}

  /**
   * Whether to send the request again. A service may always forbid that, but allow it only where it
   * is safe; a refused credential is never sent twice, whatever the service says.
   */
  public static Repeat repeat(
      int status, Headers headers, ErrorDetails details, @Nullable Duration hint) {
    String word = headers.get("X-Should-Retry");
    if ("false".equalsIgnoreCase(word) || RetryAfter.isPushedBack(headers)) {
      return Repeat.NEVER;
    }
    Repeat own = repeat(status, details, hint);
    boolean allowed = "true".equalsIgnoreCase(word) && status != 401;
    return allowed && own == Repeat.NEVER ? Repeat.IF_IDEMPOTENT : own;
  }

  private static Repeat repeat(int status, ErrorDetails details, @Nullable Duration hint) {
    return switch (status) {
      case 421, 425 -> Repeat.ALWAYS;
      case 429 -> details.code().filter(SPENT::contains).isPresent() ? Repeat.NEVER : Repeat.ALWAYS;
      case 408 -> Repeat.IF_IDEMPOTENT;
      case 501, 505 -> Repeat.NEVER;
      case 503 -> hint == null ? Repeat.IF_IDEMPOTENT : Repeat.ALWAYS;
      default -> status / 100 == 5 ? Repeat.IF_IDEMPOTENT : Repeat.NEVER;
    };
  }

  /** A refusal means that nothing was done; a failure or the answer of a gateway does not. */
  public static boolean mayHaveActed(int status, @Nullable Duration hint) {
    return switch (status) {
      case 304, 307, 308 -> false;
      case 408 -> true;
      case 503 -> hint == null;
      default -> status / 100 != 4;
    };
  }
}
