package dev.vitals.internal.diagnosis;

import dev.vitals.diagnosis.Diagnosis.Step;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.stream.StreamOpening;
import dev.vitals.stream.EventStream;
import java.util.function.Supplier;

/** Opens a stream and waits for its first item. */
public final class FirstEventProbe implements Runnable {
  private final Supplier<? extends StreamOpening<?>> stream;
  private final String request;
  private final FindingsCollector log;
  private Runnable end = () -> {};
  private boolean cancelled;

  /** Creates a probe; {@code request} describes the stream in the finding. */
  public FirstEventProbe(
      Supplier<? extends StreamOpening<?>> stream, String request, FindingsCollector log) {
    this.stream = stream;
    this.request = request;
    this.log = log;
  }

  @Override
  public void run() {
    log.begin(Step.STREAM);
    try (EventStream<?> stream = open()) {
      endsBy(stream::close);
      if (stream.iterator().hasNext()) {
        log.passed(Step.STREAM, request + ": received the first item");
      } else {
        log.failed(request + ": ended without an item");
      }
    } catch (Throwable e) { // a predicate of the caller may throw anything
      log.failed(request + ": " + words(e));
    }
  }

  private EventStream<?> open() {
    StreamOpening<?> opening = stream.get();
    endsBy(opening::cancel);
    return opening.open();
  }

  /** Sets what a cancellation does from now on, and does it at once if it is already cancelled. */
  private synchronized void endsBy(Runnable end) {
    this.end = end;
    if (cancelled) {
      end.run();
    }
  }

  /** Ends the stream, whether it is open or still being opened. */
  public synchronized void cancel() {
    cancelled = true;
    end.run();
  }

  /** What a call says of its failure shows no secret; what the caller's code throws may. */
  private String words(Throwable e) {
    if (!(e instanceof VitalsException)) {
      return e.getClass().getSimpleName();
    }
    String message = String.valueOf(e.getMessage());
    return message.startsWith(request + ": ") ? message.substring(request.length() + 2) : message;
  }
}
