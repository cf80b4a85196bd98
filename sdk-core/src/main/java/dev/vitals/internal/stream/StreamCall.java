package dev.vitals.internal.stream;

import dev.vitals.errors.CallRecord;
import java.time.Duration;

/** The call behind an open stream, as far as the stream knows of it. */
public interface StreamCall {
  /** Method and path, such as {@code POST /v1/ping:stream}. */
  String description();

  /** The idle limit in force. */
  Duration idle();

  /** Attempts and times so far. */
  CallRecord record();

  /** Who is to be told how the stream goes; asked once. */
  StreamWatch watch();
}
