/**
 * What travels with one call: its plan, its history, its cancellation, and the secrets it sent.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.vitals.internal.call;

import org.jspecify.annotations.NullMarked;
