package dev.vitals.internal.answer;

import dev.vitals.internal.call.AttemptFailure;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A decoded answer. */
public final class Answer {
  private final int status;
  private final Headers headers;
  private final @Nullable Object body;
  private final Function<@Nullable Throwable, AttemptFailure> refusal;

  Answer(
      int status,
      Headers headers,
      @Nullable Object body,
      Function<@Nullable Throwable, AttemptFailure> refusal) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.refusal = refusal;
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  /** The decoded body; null if there was none and none was needed. */
  public @Nullable Object body() {
    return body;
  }

  /** Whether its status says that it is a value; else it is one only by the request's word. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The failure that it is after all; {@code cause} tells why it is not a value, if that is known. */
  public AttemptFailure refused(@Nullable Throwable cause) {
    return refusal.apply(cause);
  }
}
