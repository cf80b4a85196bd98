package dev.vitals.internal.answer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an answer may look like on the wire. Immutable. */
public record AnswerSpec<A>(
    Class<A> type, boolean mayBeEmpty, Map<Integer, Predicate<Answer>> alsoAnswers) {
  public static <A> AnswerSpec<A> of(Class<A> type) {
    return new AnswerSpec<>(requireNonNull(type, "answer"), type == Void.class, Map.of());
  }

  public AnswerSpec<A> emptyAllowed() {
    return new AnswerSpec<>(type, true, alsoAnswers);
  }

  public AnswerSpec<A> also(int status, Predicate<Answer> shape) {
    Map<Integer, Predicate<Answer>> more = new LinkedHashMap<>(alsoAnswers);
    more.put(status, shape);
    return new AnswerSpec<>(type, mayBeEmpty, Map.copyOf(more));
  }

  public @Nullable Predicate<Answer> shapeOf(int status) {
    return alsoAnswers.get(status);
  }
}
