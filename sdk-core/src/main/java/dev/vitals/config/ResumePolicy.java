package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a stream that broke is opened again. Immutable.
 *
 * <p>Only a stream that can go on without losing or repeating an item is opened again: one whose
 * request may be sent twice, and of which the place after the last item is known. Otherwise the
 * break is reported as it would be without a policy.
 */
public final class ResumePolicy {
  private static final ResumePolicy STANDARD = new ResumePolicy(
      RetryPolicy.builder()
          .maxAttempts(10)
          .baseBackoff(Duration.ofSeconds(1))
          .maxBackoff(Duration.ofSeconds(30))
          .build(),
      false);

  private final RetryPolicy retryPolicy;
  private final boolean endless;

  private ResumePolicy(RetryPolicy retryPolicy, boolean endless) {
    this.retryPolicy = retryPolicy;
    this.endless = endless;
  }

  /**
   * The defaults: up to 10 attempts in a row that bring no item, a random wait of up to 1 second
   * before the first, which doubles up to 30 seconds, and waits of up to 60 seconds if the service
   * asks for them. A body that ends where it may end is the end of the stream.
   */
  public static ResumePolicy standard() {
    return STANDARD;
  }

  /**
   * Sets how often a stream may be opened without an item coming, and how long to wait before. The
   * service's {@code retry:} and {@code Retry-After} are obeyed up to {@link
   * RetryPolicy#maxRetryAfter()}. Attempts also count against the client's retry budget, except for
   * the first one after an item.
   */
  public ResumePolicy withRetries(RetryPolicy policy) {
    return new ResumePolicy(requireNonNull(policy, "policy"), endless);
  }

  /**
   * Treats every end of a body as a break, as browsers do with server-sent events: for a stream
   * that ends only when a server is restarted. It then ends with HTTP 204, with the request's own
   * last item or end event, or when it is closed.
   */
  public ResumePolicy endless() {
    return new ResumePolicy(retryPolicy, true);
  }

  /** How often to try, and how long to wait. */
  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  /** Whether a body that simply ends is a break. */
  public boolean isEndless() {
    return endless;
  }

  @Override
  public String toString() {
    return "ResumePolicy[" + retryPolicy + (endless ? ", endless]" : "]");
  }
}
