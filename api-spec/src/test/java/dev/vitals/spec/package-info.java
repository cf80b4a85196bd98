/** Checks of the five OpenAPI documents. */
@NullMarked
package dev.vitals.spec;

import org.jspecify.annotations.NullMarked;
