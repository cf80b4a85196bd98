/**
 * Pings: GoodMem's probes of its targets, once or as a stream, and StackRox Central's own ping.
 *
 * <p>{@link dev.vitals.ping.PingApi} and {@link dev.vitals.ping.CentralPingApi} are the entry
 * points. A failed probe is an answer, not an exception.
 *
 * @see "docs/guide.md#ping-once"
 */
@NullMarked
package dev.vitals.ping;

import org.jspecify.annotations.NullMarked;
