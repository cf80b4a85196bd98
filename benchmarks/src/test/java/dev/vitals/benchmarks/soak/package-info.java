@NullMarked
package dev.vitals.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
