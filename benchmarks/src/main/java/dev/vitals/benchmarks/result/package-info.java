/** Figures of the measurements that are programs of their own, as files. */
@NullMarked
package dev.vitals.benchmarks.result;

import org.jspecify.annotations.NullMarked;
