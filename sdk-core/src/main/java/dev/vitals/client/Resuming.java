package dev.vitals.client;

import dev.vitals.config.ResumePolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about opening its stream again.
 *
 * @param policy null if a break ends the stream
 * @param at makes the request for what follows a position; null if {@code Last-Event-ID} says it
 */
record Resuming<T>(
    @Nullable ResumePolicy policy,
    @Nullable BiFunction<StreamRequest<T>, String, StreamRequest<T>> at) {
  static <T> Resuming<T> never() {
    return new Resuming<>(null, null);
  }

  Resuming<T> with(ResumePolicy other) {
    return new Resuming<>(other, at);
  }

  Resuming<T> at(BiFunction<StreamRequest<T>, String, StreamRequest<T>> requestAt) {
    return new Resuming<>(policy, requestAt);
  }

  /** The same for a request whose items are made from those of another one. */
  <R> Resuming<R> map(Function<StreamRequest<R>, StreamRequest<T>> unmapped) {
    return new Resuming<>(
        policy,
        at == null
            ? null
            : (request, position) -> request.sentAs(at.apply(unmapped.apply(request), position)));
  }

  /** The request for what follows {@code position}, or for everything if it is null. */
  StreamRequest<T> request(StreamRequest<T> first, @Nullable String position) {
    if (position == null) {
      return first;
    }
    return at == null ? first.lastEventId(position) : at.apply(first, position);
  }
}
