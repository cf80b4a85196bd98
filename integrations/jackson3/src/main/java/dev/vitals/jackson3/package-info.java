/** A module of Jackson 3 for models that are written for Jackson 2. */
@NullMarked
package dev.vitals.jackson3;

import org.jspecify.annotations.NullMarked;
