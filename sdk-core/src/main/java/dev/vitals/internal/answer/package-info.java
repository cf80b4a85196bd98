/**
 * Turns the head of an answer into a value, an open stream, or a failure that says what is wrong.
 *
 * <p>{@link dev.vitals.internal.answer.AnswerReader} reads one answer, {@link
 * dev.vitals.internal.answer.StreamOpener} opens a stream. Not exported.
 */
@NullMarked
package dev.vitals.internal.answer;

import org.jspecify.annotations.NullMarked;
