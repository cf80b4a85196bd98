package dev.vitals.internal.stream;

import dev.vitals.errors.CallRecord;
import java.time.Duration;

/** The call behind an open stream, as far as its exceptions tell of it. */
public interface StreamCall {
  /** Method and path, such as {@code POST /v1/ping:stream}. */
  String description();

  /** The idle limit in force. */
  Duration idle();

  /** Attempts and times so far. */
  CallRecord record();
}
