package dev.vitals.internal.answer;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Set;

/**
 * What an answer may look like on the wire. Immutable.
 *
 * @param type class of the value, or of the elements of a list
 * @param form how the body becomes the value
 * @param mayBeEmpty whether the body may be missing
 * @param accepted error statuses whose body may be a value all the same
 */
public record AnswerSpec(
    Class<?> type, AnswerForm form, boolean mayBeEmpty, Set<Integer> accepted) {
  /** Text and bytes are taken as they are; everything else is JSON. */
  public static AnswerSpec of(Class<?> type) {
    AnswerForm form = AnswerForm.of(requireNonNull(type, "answer"));
    return new AnswerSpec(type, form, form == AnswerForm.NOTHING, Set.of());
  }

  public static AnswerSpec listOf(Class<?> element) {
    return new AnswerSpec(requireNonNull(element, "element"), AnswerForm.LIST, false, Set.of());
  }

  public AnswerSpec withEmptyAllowed() {
    return new AnswerSpec(type, form, true, accepted);
  }

  public AnswerSpec withAccepted(int status) {
    Set<Integer> more = new HashSet<>(accepted);
    more.add(status);
    return new AnswerSpec(type, form, mayBeEmpty, Set.copyOf(more));
  }

  /** What the value is called in messages. */
  String name() {
    return form == AnswerForm.LIST ? "list of " + type.getSimpleName() : type.getSimpleName();
  }
}
