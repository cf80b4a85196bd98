package dev.vitals.internal.call;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.calls.ResponseHead;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What happened in one call so far. Confined to the thread that makes the call. */
final class CallHistory {
  private static final List<String> REQUEST_ID_HEADERS =
      List.of("X-Request-Id", "Request-Id", "X-Correlation-Id", "X-Trace-Id");

  /** A stream may be resumed for months. */
  private static final int MOST_KEPT = 100;

  private final List<Attempt> attempts = new ArrayList<>(1);
  private final List<VitalsException> earlier = new ArrayList<>(0);
  private Instant attemptStart = Instant.EPOCH;
  private Duration waited = Duration.ZERO;
  private WaitOrigin waitOrigin = WaitOrigin.NONE;
  private int forgotten;
  private int replaced; // in the attempt at hand
  private int replacedBefore;
  private int lastStatus;
  private @Nullable Headers lastHeaders;
  private @Nullable String requestId;
  private boolean mayHaveBeenProcessed;
  private boolean failedForGood;

  /** The next attempt begins, after a wait. */
  void begin(Instant at, Duration wait, WaitOrigin origin) {
    attemptStart = at;
    waited = wait;
    waitOrigin = origin;
    replacedBefore += replaced;
    replaced = 0;
  }

  /** A head was read, of a redirect as well. A later one without an id does not hide an earlier id. */
  void head(int status, Headers headers) {
    lastStatus = status;
    lastHeaders = headers;
    for (String name : REQUEST_ID_HEADERS) {
      String value = headers.get(name);
      if (value != null && !value.isBlank()) {
        requestId = value;
        return;
      }
    }
  }

  void requestIdInBody(@Nullable String id) {
    if (requestId == null) {
      requestId = id;
    }
  }

  void connectionReplaced() {
    replaced++;
  }

  int replacedConnections() {
    return replacedBefore + replaced;
  }

  /** The attempt at hand, if the service answers it with {@code status}. */
  private Attempt answeredWith(int status) {
    return Attempt.answered(count() + 1, attemptStart, status, waited, waitOrigin)
        .withReplacedConnections(replaced);
  }

  /** The attempt at hand was answered. */
  Attempt answered(int status) {
    mayHaveBeenProcessed = true;
    failedForGood = false;
    return add(answeredWith(status));
  }

  /** The attempt at hand failed. */
  Attempt failed(AttemptFailure failure) {
    mayHaveBeenProcessed |= failure.processed(); // no later failure takes that back
    failedForGood = failure.repeat() == Repeat.NEVER;
    return add(Attempt.failed(
            count() + 1,
            attemptStart,
            failure.status(),
            failure.reason(),
            failure.words(),
            waited,
            waitOrigin)
        .withReplacedConnections(replaced));
  }

  private Attempt add(Attempt attempt) {
    attempts.add(attempt);
    return attempt;
  }

  /** How many attempts there were, those forgotten included. */
  int count() {
    return forgotten + attempts.size();
  }

  /** Keeps the last attempts only, and of failures nothing. */
  void forgetOldAttempts() {
    earlier.clear();
    int old = Math.max(0, attempts.size() - MOST_KEPT);
    attempts.subList(0, old).clear();
    forgotten += old;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** The attempts, with the one at hand as if it were answered with {@code status}. */
  List<Attempt> attemptsIfAnswered(int status) {
    return Stream.concat(attempts.stream(), Stream.of(answeredWith(status))).toList();
  }

  boolean failedForGood() {
    return failedForGood;
  }

  /** Whether an attempt went to a connection whose server does not answer for this host (421). */
  boolean wasMisdirected() {
    for (Attempt attempt : attempts) { // no stream: every call passes here, mostly with no attempt
      if (attempt.status().orElse(0) == 421) {
        return true;
      }
    }
    return false;
  }

  boolean mayHaveBeenProcessed() {
    return mayHaveBeenProcessed;
  }

  @Nullable
  String requestId() {
    return requestId;
  }

  /** The last head that was read, without what {@code redaction} hides; null if there was none. */
  @Nullable
  ResponseHead head(Redaction redaction) {
    Headers headers = lastHeaders;
    return headers == null
        ? null
        : new ResponseHead(
            lastStatus,
            redaction.mask(headers).toMultimap(),
            requestId == null ? null : redaction.mask(requestId));
  }

  /** Keeps the failure of an attempt that is not the last one. */
  void keep(VitalsException failure) {
    earlier.add(failure);
  }

  /** The exception that ends the call, with the failures before it. */
  <E extends VitalsException> E ended(E last) {
    earlier.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
    return last;
  }
}
