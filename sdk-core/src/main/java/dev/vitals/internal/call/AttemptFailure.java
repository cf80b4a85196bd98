package dev.vitals.internal.call;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one attempt failed: what the retry decision depends on, and what the caller would see. */
public final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Function<CallRecord, VitalsException> exception;
  private final Repeat repeat;
  private final boolean processed;
  private int status;
  private @Nullable Duration hint;
  private boolean timeout;

  private AttemptFailure(
      String fault,
      Repeat repeat,
      boolean processed,
      Function<CallRecord, VitalsException> exception) {
    super(fault, null, false, false); // control flow: the exception made of it has a trace
    this.exception = exception;
    this.repeat = repeat;
    this.processed = processed;
  }

  /** A failure before anything reached the service's own code. */
  public static AttemptFailure unprocessed(
      String fault, Repeat repeat, Function<CallRecord, VitalsException> exception) {
    return new AttemptFailure(fault, repeat, false, exception);
  }

  /** A failure after which the service may have acted. */
  public static AttemptFailure ambiguous(
      String fault, Repeat repeat, Function<CallRecord, VitalsException> exception) {
    return new AttemptFailure(fault, repeat, true, exception);
  }

  /** An answer of the service that is not a value. */
  public static AttemptFailure answered(
      int status,
      Repeat repeat,
      boolean processed,
      @Nullable Duration hint,
      Function<CallRecord, VitalsException> exception) {
    AttemptFailure failure = new AttemptFailure("", repeat, processed, exception);
    failure.status = status;
    failure.hint = hint;
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

  @Nullable
  public Duration hint() {
    return hint;
  }

  public boolean timeout() {
    return timeout;
  }

  public boolean refusedCredential() {
    return status == 401;
  }

  /** What went wrong below HTTP, in a few words; empty if nothing did. */
  public String fault() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
