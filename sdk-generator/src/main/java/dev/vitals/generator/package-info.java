/**
 * Writes typed models from an OpenAPI document.
 *
 * <p>{@link dev.vitals.generator.VitalsCodegen} is the door: openapi-generator finds it by the name
 * {@code vitals}. All decisions are made here, in Java; the templates only print them.
 */
@NullMarked
package dev.vitals.generator;

import org.jspecify.annotations.NullMarked;
