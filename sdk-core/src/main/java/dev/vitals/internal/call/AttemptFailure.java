package dev.vitals.internal.call;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one attempt failed: what the retry decision depends on, and what the caller would see. */
public final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private transient Function<CallRecord, VitalsException> exception;
  private final String reason;
  private final Repeat repeat;
  private final boolean processed;
  private int status;
  private @Nullable Duration retryAfter;
  private boolean timeout;

  private AttemptFailure(
      String words,
      String reason,
      Repeat repeat,
      boolean processed,
      Function<CallRecord, VitalsException> exception) {
    super(words, null, false, false); // control flow: the exception made of it has a trace
    this.reason = reason;
    this.exception = exception;
    this.repeat = repeat;
    this.processed = processed;
  }

  /**
   * A failure before anything reached the service's own code.
   *
   * @param words what went wrong below HTTP
   * @param reason the same as one word, that may label a metric
   */
  public static AttemptFailure unprocessed(
      String words, String reason, Repeat repeat, Function<CallRecord, VitalsException> exception) {
    return new AttemptFailure(words, reason, repeat, false, exception);
  }

  /** A failure after which the service may have acted. */
  public static AttemptFailure ambiguous(
      String words, String reason, Repeat repeat, Function<CallRecord, VitalsException> exception) {
    return new AttemptFailure(words, reason, repeat, true, exception);
  }

  /** An answer of the service that is not a value. */
  public static AttemptFailure answered(
      int status,
      Repeat repeat,
      boolean processed,
      @Nullable Duration retryAfter,
      Function<CallRecord, VitalsException> exception) {
    AttemptFailure failure = new AttemptFailure("", "", repeat, processed, exception);
    failure.status = status;
    failure.retryAfter = retryAfter;
    return failure;
  }

  public AttemptFailure withStatus(int httpStatus) {
    this.status = httpStatus;
    return this;
  }

  public AttemptFailure asTimeout() {
    this.timeout = true;
    return this;
  }

  /** Lets its exception carry {@code cause} as a suppressed one; without effect if that is null. */
  public AttemptFailure becauseOf(@Nullable Throwable cause) {
    if (cause != null) {
      exception = exception.andThen(made -> {
        made.addSuppressed(cause);
        return made;
      });
    }
    return this;
  }

  public VitalsException exception(CallRecord call) {
    return exception.apply(call);
  }

  public Repeat repeat() {
    return repeat;
  }

  public boolean processed() {
    return processed;
  }

  /** The HTTP status, or 0 if no head was read. */
  public int status() {
    return status;
  }

  /** How long the service asks to wait; null if it does not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public boolean timeout() {
    return timeout;
  }

  public boolean refusedCredential() {
    return status == 401;
  }

  /** One word for what went wrong below HTTP; empty if nothing did. */
  public String reason() {
    return reason;
  }

  /** What went wrong below HTTP, in a few words; empty if nothing did. */
  public String words() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
