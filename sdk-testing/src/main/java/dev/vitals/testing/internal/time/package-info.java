/** Time that advances without waiting. */
@NullMarked
package dev.vitals.testing.internal.time;

import org.jspecify.annotations.NullMarked;
