/**
 * The rules for retries: whether, when, and at what cost.
 *
 * <p>{@link dev.vitals.internal.retry.AttemptLoop} executes what {@link
 * dev.vitals.internal.retry.RetryDecision} decides. Not exported.
 */
@NullMarked
package dev.vitals.internal.retry;

import org.jspecify.annotations.NullMarked;
