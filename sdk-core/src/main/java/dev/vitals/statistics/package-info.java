/**
 * Call statistics of an API gateway (Open Telekom Cloud, Huawei Cloud).
 *
 * <p>{@link dev.vitals.statistics.StatisticsApi} is the door.
 */
@NullMarked
package dev.vitals.statistics;

import org.jspecify.annotations.NullMarked;
