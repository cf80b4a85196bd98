package dev.vitals.client;

import dev.vitals.client.Diagnosis.Step;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.stream.EventStream;
import org.jspecify.annotations.Nullable;

/** Opens a stream and waits for its first item. */
final class FirstEventProbe implements Runnable {
  private final StreamCalls streams;
  private final StreamRequest<?> request;
  private final Timeouts timeouts;
  private final DiagnosisLog log;
  private volatile @Nullable EventStream<?> open;

  FirstEventProbe(
      StreamCalls streams, StreamRequest<?> request, Timeouts timeouts, DiagnosisLog log) {
    this.streams = streams;
    this.request = request;
    this.timeouts = timeouts;
    this.log = log;
  }

  @Override
  public void run() {
    log.begin(Step.STREAM);
    try (EventStream<?> stream = streams.open(request, timeouts)) {
      open = stream;
      if (stream.iterator().hasNext()) {
        log.passed(Step.STREAM, request + " had its first item");
      } else {
        log.failed(request + " ended without an item");
      }
    } catch (RuntimeException e) {
      log.failed(request + ": " + words(e));
    }
  }

  /** Ends the stream if it is open; until then its own clocks end the call. */
  void cancel() {
    EventStream<?> stream = open;
    if (stream != null) {
      stream.close();
    }
  }

  /** Without anything that the service said, which may be a secret. */
  private static String words(RuntimeException e) {
    if (e instanceof ApiException refusal) {
      return "HTTP " + refusal.status();
    }
    if (e instanceof DecodingException undecodable) {
      return "not decodable, " + undecodable.problem();
    }
    if (e instanceof BrokenStreamException broken) {
      return "broken, " + broken.reason();
    }
    boolean tellable = e instanceof ConnectionException || e instanceof CallTimeoutException;
    return tellable ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName();
  }
}
