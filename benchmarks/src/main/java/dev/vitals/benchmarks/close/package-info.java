/** Closing a stream that has not ended. */
@NullMarked
package dev.vitals.benchmarks.close;

import org.jspecify.annotations.NullMarked;
