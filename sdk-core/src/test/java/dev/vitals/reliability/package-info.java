/** What the SDK promises when a network, a server or a peer fails: a test for each promise. */
@NullMarked
package dev.vitals.reliability;

import org.jspecify.annotations.NullMarked;
