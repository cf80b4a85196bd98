/**
 * The health of an Avalanche node, read through its JSON-RPC service or by plain GET.
 *
 * <p>{@link dev.vitals.health.HealthApi} is the entry point; it can also wait for a node that is
 * starting. An unhealthy node is a {@link dev.vitals.model.HealthReport}, not an exception.
 *
 * @see "docs/guide.md#health-and-waiting"
 */
@NullMarked
package dev.vitals.health;

import org.jspecify.annotations.NullMarked;
