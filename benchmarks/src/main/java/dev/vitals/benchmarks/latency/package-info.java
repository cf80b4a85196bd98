/** The time from a server's write to the event in hand. */
@NullMarked
package dev.vitals.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
