/**
 * Charts, and reports as one HTML file each: no script, nothing to load, readable in print and in
 * the dark.
 *
 * <p>{@link dev.vitals.examples.report.Page} takes blocks: figures in large type, tables and four
 * kinds of charts. Line and bar charts are also SVG files on their own, as the benchmarks use them.
 * All text goes through {@link dev.vitals.examples.report.Element}, which escapes it, whoever wrote
 * it.
 */
@NullMarked
package dev.vitals.examples.report;

import org.jspecify.annotations.NullMarked;
