/** Keeps the rooms of the SDK apart. */
@NullMarked
package dev.vitals.architecture;

import org.jspecify.annotations.NullMarked;
