/**
 * What the five services send and receive, as immutable values.
 *
 * <p>Every model is made with its {@code builder()} or read by Jackson with a bare {@code new
 * ObjectMapper()}, and keeps what this SDK does not know: members in {@code
 * additionalProperties()}, texts of enumerations in {@code value()}. JSON null reads as absent.
 * What was read is written back as it came. The classes are generated; this package imports only
 * its own {@code internal} package.
 */
@NullMarked
package dev.vitals.model;

import org.jspecify.annotations.NullMarked;
