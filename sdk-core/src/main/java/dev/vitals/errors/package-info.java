/**
 * The ways a call can fail: one unchecked exception class for each decision a caller can make.
 *
 * <p>{@link dev.vitals.errors.VitalsException} is the root and says whether the service may have
 * acted; {@link dev.vitals.errors.ApiException} carries the service's answer, and {@link
 * dev.vitals.errors.BrokenStreamException} says how a stream broke. Nothing here holds a
 * credential.
 *
 * @see "docs/guide.md#errors-and-retries"
 */
@NullMarked
package dev.vitals.errors;

import org.jspecify.annotations.NullMarked;
