/** Checks that traces and logging contexts reach every thread that works for a call. */
@NullMarked
package dev.vitals.examples.tracing;

import org.jspecify.annotations.NullMarked;
