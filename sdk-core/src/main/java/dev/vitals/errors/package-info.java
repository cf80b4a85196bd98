/**
 * Every way a call can fail: one unchecked class per decision a caller can take.
 *
 * <p>{@link dev.vitals.errors.VitalsException} is the root, and tells whether the service may have
 * acted; {@link dev.vitals.errors.ApiException} carries what a service answered, and {@link
 * dev.vitals.errors.BrokenStreamException} how a stream broke. Nothing here holds a credential.
 *
 * @see "docs/guide.md#errors-and-retries"
 */
@NullMarked
package dev.vitals.errors;

import org.jspecify.annotations.NullMarked;
