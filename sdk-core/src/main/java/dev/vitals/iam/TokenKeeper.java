package dev.vitals.iam;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token, and logs in when another one is needed: once at a time, and on a thread of its
 * own, so that no caller's timeout or interrupt ends a login that others wait for. Thread-safe.
 */
final class TokenKeeper {
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
  private static final int SHARE_OF_LIFE = 10;

  /** The time from a failed early renewal, or from a refused login, to the next try. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final ApiClient iam;
  private final ApiRequest<IssuedToken> request;
  private final InstantSource clock;

  // Written by one thread at a time, which has locked this object:
  private volatile @Nullable Held held;
  private volatile @Nullable CompletableFuture<Held> login;
  private @Nullable Refusal refusal;

  TokenKeeper(ApiClient iam, ApiRequest<IssuedToken> request, InstantSource clock) {
    this.iam = iam;
    this.request = request;
    this.clock = clock;
  }

  /** A token with the local times at which to renew it and at which it expires. */
  private record Held(String token, Instant renewal, Instant end) {
    boolean isGood(@Nullable String rejected, Instant now) {
      return !token.equals(rejected) && now.isBefore(end);
    }

    Held renewedNotBefore(Instant time) {
      return new Held(token, time, end);
    }
  }

  /** How IAM refused a login, and until when it is not asked again. */
  private record Refusal(ApiException failure, Instant end) {}

  /** Returns a token other than the rejected one; waits for IAM only if there is no valid one. */
  String token(@Nullable String rejected) {
    Instant now = clock.instant();
    Held current = held;
    if (current == null || !current.isGood(rejected, now)) {
      return obtained(rejected).token();
    }
    if (!now.isBefore(current.renewal())) {
      renewEarly(current, now);
    }
    return current.token();
  }

  /** Asks IAM without waiting for the answer; a failure changes nothing. */
  private synchronized void renewEarly(Held current, Instant now) {
    if (current.equals(held) && login == null) {
      held = current.renewedNotBefore(now.plus(PAUSE));
      if (refusal(now) == null) {
        login = begin();
      }
    }
  }

  private Held obtained(@Nullable String rejected) {
    CompletableFuture<Held> underWay = login;
    if (underWay != null) {
      try {
        return await(underWay);
      } catch (CallInterruptedException e) {
        throw e;
      } catch (VitalsException e) {
        // It began before there was a need, as an early renewal does; the next one is ours.
      }
    }
    return await(next(rejected));
  }

  /** The login that will give a token, if there is not one by now. */
  private synchronized CompletableFuture<Held> next(@Nullable String rejected) {
    Instant now = clock.instant();
    Held current = held;
    if (current != null && current.isGood(rejected, now)) {
      return CompletableFuture.completedFuture(current);
    }
    ApiException refused = refusal(now);
    if (refused != null) {
      return CompletableFuture.failedFuture(refused);
    }
    CompletableFuture<Held> next = login;
    if (next == null) {
      next = begin();
      login = next;
    }
    return next;
  }

  private @Nullable ApiException refusal(Instant now) {
    Refusal last = refusal;
    return last != null && now.isBefore(last.end()) ? last.failure() : null;
  }

  private CompletableFuture<Held> begin() {
    CompletableFuture<Held> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> logIn(outcome), "vitals-login");
    thread.setDaemon(true);
    thread.start();
    return outcome;
  }

  private void logIn(CompletableFuture<Held> outcome) {
    try {
      Held fresh = held(iam.send(request));
      ended(fresh, null);
      outcome.complete(fresh);
    } catch (Throwable e) { // whatever it is, somebody waits
      ended(null, e instanceof ApiException failure ? failure : null);
      outcome.completeExceptionally(e);
    }
  }

  private synchronized void ended(@Nullable Held fresh, @Nullable ApiException failure) {
    login = null;
    if (fresh != null) {
      held = fresh;
    }
    refusal = failure != null && (failure.status() == 401 || failure.status() == 403)
        ? new Refusal(failure, clock.instant().plus(PAUSE))
        : null;
  }

  /** Counts the token's lifetime from now on, because IAM's clock may differ from the local one. */
  private Held held(IssuedToken issued) {
    Instant now = clock.instant();
    Duration life = issued.life();
    Duration share = life.dividedBy(SHARE_OF_LIFE);
    Duration margin = share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
    return new Held(issued.token(), now.plus(life).minus(margin), now.plus(life));
  }

  private static Held await(CompletableFuture<Held> login) {
    try {
      return login.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          "the calling thread was interrupted while waiting for a token", e, CallRecord.NONE);
    } catch (ExecutionException e) {
      Throwable failure = requireNonNull(e.getCause());
      if (failure instanceof VitalsException ofLogin) {
        throw copy(ofLogin);
      }
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("the login failed: " + failure, failure);
    }
  }

  /** Each caller gets an exception of its own, because it may add suppressed ones to it. */
  private static VitalsException copy(VitalsException failure) {
    String message = requireNonNull(failure.getMessage());
    CallRecord call = new CallRecord(
        failure.attempts(),
        failure.requestId().orElse(null),
        failure.elapsed(),
        failure.mayHaveBeenProcessed(),
        failure instanceof ApiException answered ? answered.head() : null);
    if (failure instanceof ApiException answered) {
      return ApiException.of(
          answered.status(), message, answered.details(), retryAfter(answered), call);
    }
    if (failure instanceof CallTimeoutException) {
      return new CallTimeoutException(message, failure, call);
    }
    return failure instanceof ConnectionException
        ? new ConnectionException(message, failure, call)
        : failure;
  }

  private static @Nullable Duration retryAfter(ApiException failure) {
    if (failure instanceof RateLimitException limited) {
      return limited.retryAfter().orElse(null);
    }
    return failure instanceof ServerException failed ? failed.retryAfter().orElse(null) : null;
  }
}
