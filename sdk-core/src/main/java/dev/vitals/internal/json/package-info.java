/**
 * The one codec: JSON bytes to objects and back. The only place in the SDK that knows databind.
 *
 * <p>{@link dev.vitals.internal.json.JsonCodec} is the door. Not exported.
 */
@NullMarked
package dev.vitals.internal.json;

import org.jspecify.annotations.NullMarked;
