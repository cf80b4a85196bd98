package dev.vitals.internal.stream;

import dev.vitals.calls.CallRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The call of an open stream, as far as the stream needs to know it. */
public interface StreamCall {
  /** Method and path, such as {@code POST /v1/ping:stream}. */
  String description();

  /** A message about the call, for its exceptions. */
  String describe(String text);

  /** A cause that is safe to print. */
  @Nullable
  Throwable cause(@Nullable Throwable thrown);

  /** The idle limit in force. */
  Duration idle();

  /** Attempts and times so far. */
  CallRecord record();

  /** Returns the watch that follows the stream; called once. */
  StreamWatch watch();
}
