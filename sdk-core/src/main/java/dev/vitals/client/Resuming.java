package dev.vitals.client;

import dev.vitals.config.ResumePolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about opening its stream again.
 *
 * @param policy null if a break ends the stream
 * @param position takes the position from an item; null for SSE event ids
 * @param at makes the request for what follows a position; null together with {@code position}
 */
record Resuming<T>(
    @Nullable ResumePolicy policy,
    @Nullable Function<T, @Nullable String> position,
    @Nullable BiFunction<StreamRequest<T>, String, StreamRequest<T>> at) {
  static <T> Resuming<T> never() {
    return new Resuming<>(null, null, null);
  }

  Resuming<T> with(ResumePolicy other) {
    return new Resuming<>(other, position, at);
  }

  Resuming<T> from(
      Function<T, @Nullable String> itemPosition,
      BiFunction<StreamRequest<T>, String, StreamRequest<T>> requestAt) {
    return new Resuming<>(policy, itemPosition, requestAt);
  }

  /** The request for what follows {@code position}, or for everything if it is null. */
  StreamRequest<T> request(StreamRequest<T> first, @Nullable String position) {
    if (position == null) {
      return first;
    }
    return at == null ? first.lastEventId(position) : at.apply(first, position);
  }
}
