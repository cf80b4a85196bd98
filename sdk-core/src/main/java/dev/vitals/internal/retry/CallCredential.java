package dev.vitals.internal.retry;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Signing;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The credential within one call: asked for once, and once more after a 401. A source is asked on
 * another thread, so that the call can end while the source still waits for something.
 */
public final class CallCredential {
  private final Credentials credentials;
  private final CallContext call;
  private final Executor threads;
  private final @Nullable Signing signing;
  private String value;
  private boolean renewed;

  public CallCredential(
      Credentials credentials, CallContext call, Executor threads, @Nullable Signing signing) {
    this.credentials = credentials;
    this.call = call;
    this.threads = threads;
    this.signing = signing;
    String given = ask(null);
    if (given == null || (!credentials.isFixed() && call.isTimeUp())) {
      throw tooLate();
    }
    this.value = given;
  }

  public String value() {
    return value;
  }

  /** The part of the value that no message may show. */
  public String secret() {
    return credentials.withoutPrefix(value);
  }

  /**
   * Asks for another value after a 401, or for the service's clock to sign with; false if there is
   * no new one, or no time to try it.
   */
  public boolean renew() {
    if (signing != null) {
      boolean other = !renewed && signing.corrected(call);
      renewed = true;
      return other && !call.isTimeUp();
    }
    if (renewed || credentials.isFixed() || call.isTimeUp()) {
      return false;
    }
    renewed = true;
    String other = ask(value);
    boolean differs = other != null && !other.equals(value);
    value = other == null ? value : other;
    return differs && !call.isTimeUp();
  }

  /** Returns null if the call's time was up first. */
  private @Nullable String ask(@Nullable String rejected) {
    if (credentials.isFixed()) {
      return credentials.value(rejected);
    }
    FutureTask<String> asking = new FutureTask<>(() -> credentials.value(rejected));
    call.cancellation().watch(() -> asking.cancel(true));
    try {
      threads.execute(asking);
      return asking.get(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw CallCredential.<RuntimeException>unchanged(requireNonNull(e.getCause()));
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.ended(new CallInterruptedException(
          call.describe("the calling thread was interrupted while waiting for the credential"),
          e,
          call.failureRecord()));
    } catch (CancellationException | RejectedExecutionException e) { // no threads once closed
      throw call.ended(new ConnectionException(
          call.describe(Cancellation.DESCRIPTION), e, call.failureRecord()));
    } finally {
      asking.cancel(true);
      call.cancellation().forget();
    }
  }

  /** What a source throws is not ours to wrap, even if the source did not declare it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException unchanged(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private VitalsException tooLate() {
    return call.ended(new CallTimeoutException(
        call.describe("no credential came within " + call.plan().timeouts().overall()
            + " (Timeouts.overall()); its source took too long"
            + " (docs/troubleshooting.md#timeout)"),
        null,
        call.failureRecord()));
  }
}
