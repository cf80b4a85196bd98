/**
 * Fake servers of the five services over loopback HTTP.
 *
 * <p>{@link dev.vitals.testing.FakeServices} is the type to know: it starts all five, gives their
 * URLs and keys, and closes them. Each fake behaves like the real <em>server</em>, also where the
 * service's documentation says something else, and refuses what the real server refuses. A {@link
 * dev.vitals.testing.Fault} lets it fail. A {@link dev.vitals.testing.Recorder} and a {@link
 * dev.vitals.testing.Replay} do the same with what a real service said. This module imports nothing
 * of the SDK.
 *
 * @see "docs/testing.md#a-first-test"
 */
@NullMarked
package dev.vitals.testing;

import org.jspecify.annotations.NullMarked;
