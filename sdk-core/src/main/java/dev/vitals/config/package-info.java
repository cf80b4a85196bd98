/**
 * Settings: where the service is, who calls it, and how patient the client is.
 *
 * <p>{@link dev.vitals.config.Configuration} is the entry point; every other type is one of its
 * settings, or observes calls, as {@link dev.vitals.calls.CallListener} does. All settings are
 * immutable data, checked when they are set: nothing here reads a file, resolves a name or opens a
 * connection. This package imports nothing else of the SDK.
 *
 * @see "docs/guide.md#connect"
 */
@NullMarked
package dev.vitals.config;

import org.jspecify.annotations.NullMarked;
