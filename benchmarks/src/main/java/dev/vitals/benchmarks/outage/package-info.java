/**
 * A simulation of a service that is down for a minute while thousands of clients retry. There is no
 * network and time is simulated, so a run is exact and takes seconds.
 *
 * <p>Our policy is not a model: {@code VitalsRetrier} asks the SDK's own decision and budget. The
 * other policies are written from the sources of their SDKs.
 */
@NullMarked
package dev.vitals.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
