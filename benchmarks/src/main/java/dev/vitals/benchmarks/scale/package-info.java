/** Thousands of open streams on virtual threads. */
@NullMarked
package dev.vitals.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
