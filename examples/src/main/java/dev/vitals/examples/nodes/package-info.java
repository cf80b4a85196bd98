/** What {@code NodeHealth} and {@code NodeWatch} know of a node, and how they show it. */
@NullMarked
package dev.vitals.examples.nodes;

import org.jspecify.annotations.NullMarked;
