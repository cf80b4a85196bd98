/** What {@code SessionReport} compares and shows. */
@NullMarked
package dev.vitals.examples.sessions;

import org.jspecify.annotations.NullMarked;
