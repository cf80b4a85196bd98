/**
 * Turns frames into items: the engine of every stream. Not exported.
 *
 * <p>{@link dev.vitals.internal.stream.PullStream} is the one state machine; NDJSON and SSE differ
 * only in their frame readers.
 */
@NullMarked
package dev.vitals.internal.stream;

import org.jspecify.annotations.NullMarked;
