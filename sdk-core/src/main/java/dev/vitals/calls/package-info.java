/**
 * What a call did, and how to observe it while it runs.
 *
 * <p>{@link dev.vitals.calls.CallRecord} comes with every answer and every exception; a {@link
 * dev.vitals.calls.CallListener} in the configuration observes calls as they happen. This package
 * imports nothing else of the SDK.
 *
 * @see "docs/observability.md#calllistener"
 */
@NullMarked
package dev.vitals.calls;

import org.jspecify.annotations.NullMarked;
