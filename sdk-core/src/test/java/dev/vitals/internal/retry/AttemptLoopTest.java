package dev.vitals.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.CredentialSource;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.FakeTime;
import dev.vitals.internal.call.Observers;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.retry.AttemptLoop.Answered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttemptLoopTest {
  private static final Duration HALF_OF_BASE = Duration.ofMillis(50);

  private final FakeTime time = FakeTime.start();
  private final List<String> credentials = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();

  @Test
  void successIsOneAttempt() {
    CallContext call = run(time, Credentials.none(), true);

    assertThat(call.record().attempts()).singleElement().satisfies(attempt -> {
      assertThat(attempt.status()).hasValue(200);
      assertThat(attempt.failure()).isEmpty();
      assertThat(attempt.waited()).isZero();
      assertThat(attempt.waitOrigin()).isEqualTo(WaitOrigin.NONE);
      assertThat(attempt.at()).isEqualTo(time.now());
    });
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void retryableFailureIsRetriedAfterWait() {
    CallContext call =
        run(time, Credentials.none(), true, broken(), answered(503, Duration.ofSeconds(3)));

    assertThat(time.sleeps()).containsExactly(HALF_OF_BASE, Duration.ofSeconds(3));
    assertThat(call.record().attempts())
        .extracting(Attempt::status)
        .containsExactly(OptionalInt.empty(), OptionalInt.of(503), OptionalInt.of(200));
    assertThat(call.record().attempts())
        .extracting(Attempt::waitOrigin)
        .containsExactly(WaitOrigin.NONE, WaitOrigin.BACKOFF, WaitOrigin.SERVER);
    assertThat(call.record().attempts())
        .extracting(Attempt::waited)
        .containsExactly(Duration.ZERO, HALF_OF_BASE, Duration.ofSeconds(3));
    assertThat(call.record().elapsed()).isEqualTo(HALF_OF_BASE.plusSeconds(3));
  }

  @Test
  void lastFailureIsThrownWithAllAttempts() {
    VitalsException thrown = thrown(time, true, broken(), broken(), broken());

    assertThat(thrown).isInstanceOf(ConnectionException.class);
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.elapsed()).isEqualTo(Duration.ofMillis(150));
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
  }

  @Test
  void permanentFailureIsThrownAtOnce() {
    VitalsException thrown = thrown(time, false, broken());

    assertThat(thrown.attempts()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void laterRefusalDoesNotUndoMayHaveBeenProcessed() {
    VitalsException thrown = thrown(time, true, broken(), answered(400, null));

    assertThat(thrown).isInstanceOf(ApiException.class);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
  }

  @Test
  void refusedCredentialIsRequestedOnceMore() {
    CredentialSource source = rejected -> rejected == null ? "old" : "new after " + rejected;

    CallContext call =
        run(time, Credentials.header("X-Auth-Token", source), false, answered(401, null));

    assertThat(credentials).containsExactly("old", "new after old");
    assertThat(call.record().attempts()).hasSize(2);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void secondRefusalOfCredentialIsThrown() {
    CredentialSource source = rejected -> rejected == null ? "old" : "new";

    ApiException thrown = catchThrowableOfType(
        ApiException.class,
        () -> run(
            time,
            Credentials.header("X-Auth-Token", source),
            true,
            answered(401, null),
            answered(401, null)));

    assertThat(thrown.attempts()).hasSize(2);
  }

  @Test
  void sameCredentialIsNotSentTwice() {
    ApiException thrown = catchThrowableOfType(
        ApiException.class,
        () -> run(time, Credentials.apiKey("fixed"), true, answered(401, null)));

    assertThat(thrown.attempts()).hasSize(1);
  }

  @Test
  void lateCredentialIsNotSent() {
    CredentialSource source = rejected -> {
      time.pass(rejected == null ? Duration.ZERO : Timeouts.standard().overall());
      return rejected == null ? "old" : "new";
    };

    UnauthorizedException thrown = catchThrowableOfType(
        UnauthorizedException.class,
        () -> run(time, Credentials.header("X-Auth-Token", source), true, answered(401, null)));

    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(credentials).containsExactly("old");
  }

  @Test
  void interruptedWaitEndsCallAndKeepsFlag() {
    VitalsException thrown = thrown(FakeTime.interrupted(), true, broken());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(CallInterruptedException.class);
    assertThat(thrown.attempts()).hasSize(1);
  }

  @Test
  void callCancelledDuringWaitSendsNothingMore() {
    cancellation.cancel();

    VitalsException thrown = thrown(time, true, broken());

    assertThat(thrown).isInstanceOf(ConnectionException.class);
    assertThat(credentials).hasSize(1);
  }

  @Test
  void emptyBudgetHoldsBackRetriesButNoFirstAttempt() {
    AttemptLoop loop = loop(Credentials.none(), time);

    for (int call = 0; call < 20; call++) {
      assertThatThrownBy(() -> run(loop, time, true, broken(), broken(), broken()))
          .isInstanceOf(ConnectionException.class);
    }

    assertThat(credentials).hasSize(20 + 10);
  }

  @Test
  void retryPreventedByInterruptCostsNothing() {
    FakeTime interrupted = FakeTime.interrupted();
    AttemptLoop loop = loop(Credentials.none(), interrupted);

    for (int call = 0; call < 20; call++) {
      assertThatThrownBy(() -> run(loop, interrupted, true, broken()))
          .isInstanceOf(CallInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void retryPreventedByCancellationCostsNothing() {
    AttemptLoop loop = loop(Credentials.none(), time);
    cancellation.cancel();

    for (int call = 0; call < 20; call++) {
      assertThatThrownBy(() -> run(loop, time, true, timedOut()))
          .isInstanceOf(CallTimeoutException.class);
    }

    assertThat(time.sleeps()).hasSize(20);
  }

  private VitalsException thrown(FakeTime clock, boolean idempotent, AttemptFailure... failures) {
    return catchThrowableOfType(
        VitalsException.class, () -> run(clock, Credentials.none(), idempotent, failures));
  }

  private CallContext run(
      FakeTime clock, Credentials own, boolean idempotent, AttemptFailure... failures) {
    return run(loop(own, clock), clock, idempotent, failures);
  }

  /** Fails with these, one after the other, and then succeeds. */
  private CallContext run(
      AttemptLoop loop, FakeTime clock, boolean idempotent, AttemptFailure... failures) {
    CallPlan plan = new CallPlan(
        "GET /a", Timeouts.standard(), idempotent, RetryPolicy.standard(), List.of(), null);
    CallContext call = new CallContext(plan, clock, cancellation, Observers.NOBODY);
    Deque<AttemptFailure> script = new ArrayDeque<>(Arrays.asList(failures));
    loop.run(call, credential -> {
      credentials.add(credential);
      AttemptFailure failure = script.poll();
      if (failure != null) {
        throw failure;
      }
      return new Answered<>(200, "answer");
    });
    return call;
  }

  private static AttemptLoop loop(Credentials own, FakeTime clock) {
    return new AttemptLoop(own, clock, new OpenSet<>(Cancellation::cancel), Runnable::run, null);
  }

  private static AttemptFailure broken() {
    return AttemptFailure.ambiguous(
        "reset",
        "ConnectionException",
        Repeat.IF_IDEMPOTENT,
        call -> new ConnectionException("reset", null, call));
  }

  private static AttemptFailure timedOut() {
    return AttemptFailure.ambiguous(
            "late",
            "CallTimeoutException",
            Repeat.IF_IDEMPOTENT,
            call -> new CallTimeoutException("late", null, call))
        .asTimeout();
  }

  private static AttemptFailure answered(int status, @Nullable Duration hint) {
    return AttemptFailure.answered(
        status,
        status == 503 ? Repeat.ALWAYS : Repeat.NEVER,
        false,
        hint,
        call -> ApiException.of(status, "HTTP " + status, ErrorDetails.EMPTY, hint, call));
  }
}
