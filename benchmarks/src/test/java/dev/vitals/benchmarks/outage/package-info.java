@NullMarked
package dev.vitals.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
