/** Decoding in memory. */
@NullMarked
package dev.vitals.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
