/** Checks that the documentation's links lead somewhere and that its code compiles and runs. */
@NullMarked
package dev.vitals.examples.docs;

import org.jspecify.annotations.NullMarked;
