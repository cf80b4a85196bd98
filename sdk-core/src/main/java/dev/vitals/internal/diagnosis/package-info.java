/**
 * How {@code ApiClient.diagnose()} looks at the way to a service, step by step.
 *
 * <p>{@link dev.vitals.internal.diagnosis.Diagnostics} is the door. Not exported.
 */
@NullMarked
package dev.vitals.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
