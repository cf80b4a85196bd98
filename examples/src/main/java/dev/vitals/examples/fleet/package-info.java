/** What {@code FleetPing} counts and shows. */
@NullMarked
package dev.vitals.examples.fleet;

import org.jspecify.annotations.NullMarked;
