/** Calls of an API over time, as text for {@code ApiStatistics} and as a page for {@code TrafficReport}. */
@NullMarked
package dev.vitals.examples.traffic;

import org.jspecify.annotations.NullMarked;
