package dev.vitals.stream.conformance;

import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a body comes to, comparable: the same whoever read it, and in whatever reads it came.
 *
 * @param items in order
 * @param end FINISHED, or the kind of failure
 * @param lastEventId at the end
 * @param reconnectDelay at the end
 */
record Outcome<T>(
    List<T> items, String end, String lastEventId, Optional<Duration> reconnectDelay) {
  static final String FINISHED = "FINISHED";

  static <T> Outcome<T> of(Transcript<T> read) {
    return new Outcome<>(
        read.items(), end(read.error()), read.lastEventId(), read.reconnectDelay());
  }

  private static String end(@Nullable VitalsException error) {
    if (error == null) {
      return FINISHED;
    }
    if (error instanceof DecodingException decoding) {
      return decoding.problem() + " in record " + decoding.index().orElse(-1);
    }
    if (error instanceof BrokenStreamException broken) {
      return broken.reason() + " after " + broken.delivered();
    }
    throw new AssertionError("a body cannot break in this way", error);
  }
}
