/** Throughput of streams: the floor, the SDK and its peers on the same bytes. */
@NullMarked
package dev.vitals.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
