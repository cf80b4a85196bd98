/**
 * Calls and streams over a long time, with faults on every tenth connection: does anything leak, and do the
 * two sides agree on what happened?
 */
@NullMarked
package dev.vitals.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
