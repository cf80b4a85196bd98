/**
 * What a server of the test kit has seen of its clients.
 *
 * <p>{@link dev.vitals.testing.traffic.RequestExpectation} is the type to know: it says which
 * requests a test expects, and explains those that came instead. This package knows no server.
 *
 * @see "docs/testing.md#a-first-test"
 */
@NullMarked
package dev.vitals.testing.traffic;

import org.jspecify.annotations.NullMarked;
