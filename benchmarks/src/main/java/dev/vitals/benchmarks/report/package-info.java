/** From the raw results to docs/performance.md. */
@NullMarked
package dev.vitals.benchmarks.report;

import org.jspecify.annotations.NullMarked;
