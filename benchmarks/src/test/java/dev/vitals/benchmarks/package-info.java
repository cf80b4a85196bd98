/** The benchmarks run, and their report counts correctly. */
@NullMarked
package dev.vitals.benchmarks;

import org.jspecify.annotations.NullMarked;
