/**
 * A service that is down for a minute and thousands of clients that try again: simulated, without a
 * network and with a clock of its own, so that a run is exact and takes seconds.
 *
 * <p>Our policy is not modelled: {@code dev.vitals.client.VitalsRetrier} lends the SDK's own
 * decision. The other policies are written from the sources of their SDKs.
 */
@NullMarked
package dev.vitals.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
