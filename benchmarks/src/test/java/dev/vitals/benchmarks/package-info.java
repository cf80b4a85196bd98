/** Whether the benchmarks run, and whether their report counts right. */
@NullMarked
package dev.vitals.benchmarks;

import org.jspecify.annotations.NullMarked;
