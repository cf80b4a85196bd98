/** Streams far larger than the heap. */
@NullMarked
package dev.vitals.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
