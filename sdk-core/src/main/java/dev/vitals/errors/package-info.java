/**
 * Every way a call can fail: one unchecked class per decision a caller can take.
 *
 * <p>{@link dev.vitals.errors.VitalsException} is the root; {@link dev.vitals.errors.ApiException}
 * carries what a service answered. Nothing here holds a credential.
 */
@NullMarked
package dev.vitals.errors;

import org.jspecify.annotations.NullMarked;
