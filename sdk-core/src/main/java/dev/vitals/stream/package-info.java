/**
 * Streams of decoded items that are read by pulling.
 *
 * <p>{@link dev.vitals.stream.EventStream} is the entry point: iterate it once, on one thread, in
 * try-with-resources; close it from any. The loop ends after the stream's last item, or throws.
 * This package imports nothing else of the SDK.
 *
 * @see "docs/guide.md#follow-a-stream"
 */
@NullMarked
package dev.vitals.stream;

import org.jspecify.annotations.NullMarked;
