/**
 * Every rule about sending again: whether, when, and at whose expense.
 *
 * <p>{@link dev.vitals.internal.retry.AttemptLoop} does what {@link
 * dev.vitals.internal.retry.RetryDecision} decides. Not exported.
 */
@NullMarked
package dev.vitals.internal.retry;

import org.jspecify.annotations.NullMarked;
