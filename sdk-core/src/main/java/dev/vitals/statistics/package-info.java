/**
 * Call statistics of an API gateway (Open Telekom Cloud, Huawei Cloud).
 *
 * <p>{@link dev.vitals.statistics.StatisticsApi} is the entry point for one project and one
 * gateway; its tokens come from {@link dev.vitals.iam.IamCredentials}.
 *
 * @see "docs/guide.md#statistics"
 */
@NullMarked
package dev.vitals.statistics;

import org.jspecify.annotations.NullMarked;
