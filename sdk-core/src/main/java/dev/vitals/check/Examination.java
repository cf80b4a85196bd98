package dev.vitals.check;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks one service, and looks at the way to it if it does not answer. Both run on their own daemon
 * threads, because the caller must not wait for either beyond the deadline.
 */
final class Examination {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Probe probe;
  private final Deadline deadline;
  private final CompletableFuture<ServiceCheck> asked = new CompletableFuture<>();
  private final CompletableFuture<Optional<Diagnosis>> looked = new CompletableFuture<>();
  private final List<Thread> threads = new ArrayList<>(); // guarded by this
  private boolean looking; // guarded by this

  Examination(Probe probe, Deadline deadline) {
    this.probe = probe;
    this.deadline = deadline;
  }

  void ask() {
    run("ask", () -> asked.complete(answer()));
  }

  /** Begins to look at the way to the service, unless it is being looked at already. */
  synchronized void look() {
    if (!looking) {
      looking = true;
      run("diagnose", () -> looked.complete(diagnosis()));
    }
  }

  /** Completes when the service has answered or failed. */
  CompletableFuture<ServiceCheck> asked() {
    return asked;
  }

  /** Completes when everything that was begun has ended. */
  synchronized CompletableFuture<?> ended() {
    return looking ? CompletableFuture.allOf(asked, looked) : asked;
  }

  synchronized void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Returns what is known by now. */
  ServiceCheck result() {
    ServiceCheck found = asked.getNow(null);
    @Nullable Diagnosis diagnosis = looked.getNow(Optional.empty()).orElse(null);
    if (found == null) {
      return unanswered(silence(), null, diagnosis);
    }
    return new ServiceCheck(
        found.service(),
        found.verdict(),
        found.text(),
        found.took(),
        found.call(),
        found.failure().orElse(null),
        diagnosis);
  }

  private ServiceCheck answer() {
    try {
      Answer answer = probe.ask(timed());
      return new ServiceCheck(
          probe.service(),
          answer.verdict(),
          answer.text(),
          deadline.elapsed(),
          answer.call(),
          null,
          null);
    } catch (CallTimeoutException | ConnectionException e) {
      look();
      return e instanceof CallTimeoutException
          ? unanswered(text(e), e, null)
          : failed(text(e), e, Answer.callOf(e));
    } catch (CallInterruptedException e) { // the check is over
      return unanswered(silence(), e, null);
    } catch (VitalsException e) {
      return failed(text(e), e, Answer.callOf(e));
    } catch (RuntimeException e) { // such as a closed client
      return failed(text(e), null, CallRecord.NONE);
    }
  }

  private String silence() {
    return deadline.remaining().isNegative()
        ? "no answer within " + deadline.limit()
        : "no answer before the check was interrupted";
  }

  private Optional<Diagnosis> diagnosis() {
    try {
      return Optional.of(timed().diagnose());
    } catch (IllegalStateException e) { // the client was closed meanwhile
      return Optional.empty();
    }
  }

  private ServiceCheck unanswered(
      String text, @Nullable VitalsException failure, @Nullable Diagnosis diagnosis) {
    CallRecord call = failure == null ? CallRecord.NONE : Answer.callOf(failure);
    Duration took = deadline.elapsed();
    return new ServiceCheck(
        probe.service(), Verdict.UNANSWERED, text, took, call, failure, diagnosis);
  }

  private ServiceCheck failed(String text, @Nullable VitalsException failure, CallRecord call) {
    Duration took = deadline.elapsed();
    return new ServiceCheck(probe.service(), Verdict.FAILED, text, took, call, failure, null);
  }

  private static String text(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
  }

  /** The client with no more time than is left; a shorter overall timeout stays. */
  private ApiClient timed() {
    Timeouts own = probe.client().configuration().timeouts();
    Duration left = deadline.remaining();
    Duration overall = left.compareTo(own.overall()) < 0 ? left : own.overall();
    return probe
        .client()
        .withTimeouts(own.toBuilder()
            .overall(overall.compareTo(SHORTEST) < 0 ? SHORTEST : overall)
            .build());
  }

  private synchronized void run(String task, Runnable work) {
    Thread thread = new Thread(work, "vitals-check-" + probe.service().id() + "-" + task);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
