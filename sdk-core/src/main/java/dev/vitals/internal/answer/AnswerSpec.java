package dev.vitals.internal.answer;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Set;

/**
 * What an answer may look like on the wire.
 *
 * @param type class of its JSON
 * @param mayBeEmpty whether the body may be missing
 * @param accepted error statuses whose body may be a value all the same
 * Immutable. */
public record AnswerSpec(Class<?> type, boolean mayBeEmpty, Set<Integer> accepted) {
  public static AnswerSpec of(Class<?> type) {
    return new AnswerSpec(requireNonNull(type, "answer"), type == Void.class, Set.of());
  }

  public AnswerSpec withEmptyAllowed() {
    return new AnswerSpec(type, true, accepted);
  }

  public AnswerSpec withAccepted(int status) {
    Set<Integer> more = new HashSet<>(accepted);
    more.add(status);
    return new AnswerSpec(type, mayBeEmpty, Set.copyOf(more));
  }
}
