/** How the kit's servers listen, answer, and spoil an answer on its way; knows no service. */
@NullMarked
package dev.vitals.testing.internal.server;

import org.jspecify.annotations.NullMarked;
