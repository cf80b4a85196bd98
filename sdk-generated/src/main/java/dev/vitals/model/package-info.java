/**
 * What the five services send and receive, as immutable values that any thread may share.
 *
 * <p>Every model is made with its {@code builder()}, or read by Jackson with a plain {@code new
 * ObjectMapper()}. It keeps what this SDK does not know: members in {@code additionalProperties()},
 * enumeration values in {@code value()}. What was read is written back unchanged; JSON null is read
 * as absent. A {@code JsonNode} is returned without a copy: change only a {@code deepCopy()} of it.
 *
 * <p>{@link dev.vitals.model.PingEvent} is the type to know. The classes are generated from the
 * OpenAPI documents; the package imports only its own {@code internal} package.
 *
 * @see "docs/services.md#the-five-services"
 */
@NullMarked
package dev.vitals.model;

import org.jspecify.annotations.NullMarked;
