/**
 * How {@code ApiClient.diagnose()} checks the way to a service, step by step.
 *
 * <p>{@link dev.vitals.internal.diagnosis.DiagnosisRun} is the entry point. Not exported.
 */
@NullMarked
package dev.vitals.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
