/**
 * What {@link dev.vitals.client.ApiClient#diagnose()} found on the way to a service.
 *
 * <p>{@link dev.vitals.diagnosis.Diagnosis} is the result; its report may be pasted into an issue.
 *
 * @see "docs/guide.md#diagnose"
 */
@NullMarked
package dev.vitals.diagnosis;

import org.jspecify.annotations.NullMarked;
