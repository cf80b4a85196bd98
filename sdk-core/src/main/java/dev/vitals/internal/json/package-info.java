/**
 * The only JSON codec, and the only place in the SDK that uses databind.
 *
 * <p>{@link dev.vitals.internal.json.JsonCodec} is the entry point. Not exported.
 */
@NullMarked
package dev.vitals.internal.json;

import org.jspecify.annotations.NullMarked;
