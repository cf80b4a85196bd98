/**
 * What {@code PingWatch} collects and shows: a log for each target, a live board, and a report.
 */
@NullMarked
package dev.vitals.examples.watch;

import org.jspecify.annotations.NullMarked;
