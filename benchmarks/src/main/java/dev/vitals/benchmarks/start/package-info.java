/** The first answer of a fresh JVM, and what has to be loaded for it. */
@NullMarked
package dev.vitals.benchmarks.start;

import org.jspecify.annotations.NullMarked;
