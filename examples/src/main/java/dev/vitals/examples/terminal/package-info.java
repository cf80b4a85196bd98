/**
 * Drawing in a terminal, and plain lines elsewhere.
 *
 * <p>{@link dev.vitals.examples.terminal.Terminal} knows its width, and whether it may move the
 * cursor, use colours and draw with more than ASCII. {@link
 * dev.vitals.examples.terminal.LiveView} redraws lines in place.
 */
@NullMarked
package dev.vitals.examples.terminal;

import org.jspecify.annotations.NullMarked;
