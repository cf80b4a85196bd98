/**
 * Health of an Avalanche node, by its JSON-RPC service or by plain GET.
 *
 * <p>{@link dev.vitals.health.HealthApi} is the door.
 */
@NullMarked
package dev.vitals.health;

import org.jspecify.annotations.NullMarked;
