/**
 * Fake servers of the five services over loopback HTTP.
 *
 * <p>{@link dev.vitals.testing.FakeServices} is the type to know: it starts all five, gives their
 * URLs and keys, and closes them. Each fake behaves like the real <em>server</em>, even where the
 * service's documentation differs, and refuses what the real server refuses. A {@link
 * dev.vitals.testing.Fault} makes it fail. {@link dev.vitals.testing.recording} does the same with
 * recorded answers of a real service, and {@link dev.vitals.testing.traffic} is what a server saw
 * of its clients. This module imports nothing of the SDK.
 *
 * @see "docs/testing.md#a-first-test"
 */
@NullMarked
package dev.vitals.testing;

import org.jspecify.annotations.NullMarked;
