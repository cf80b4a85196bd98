/** From bytes to frames: lines of NDJSON and events of SSE, nothing decoded yet. */
@NullMarked
package dev.vitals.internal.frames;

import org.jspecify.annotations.NullMarked;
