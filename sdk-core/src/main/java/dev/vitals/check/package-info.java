/**
 * One look at all vital signs: asks up to five services at once and reports what each one said
 * before a common deadline.
 *
 * <p>{@link dev.vitals.check.Vitals} is where to begin; {@link dev.vitals.check.CheckReport} is the
 * result, as a value, as JSON, as Prometheus text and as an exit code.
 *
 * @see "docs/guide.md#check-all-services-at-once"
 */
@NullMarked
package dev.vitals.check;

import org.jspecify.annotations.NullMarked;
