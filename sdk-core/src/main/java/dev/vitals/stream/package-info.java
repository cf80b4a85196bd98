/**
 * Streams of decoded items, read by pulling.
 *
 * <p>{@link dev.vitals.stream.EventStream} is the type to know: iterate it on one thread, close it
 * from any. This package imports nothing else of the SDK.
 */
@NullMarked
package dev.vitals.stream;

import org.jspecify.annotations.NullMarked;
