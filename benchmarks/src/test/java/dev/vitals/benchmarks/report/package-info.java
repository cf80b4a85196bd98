/** Whether the report counts right. */
@NullMarked
package dev.vitals.benchmarks.report;

import org.jspecify.annotations.NullMarked;
