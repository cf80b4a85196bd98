/** The documentation holds: its links lead somewhere, and its code compiles and runs. */
@NullMarked
package dev.vitals.examples.docs;

import org.jspecify.annotations.NullMarked;
