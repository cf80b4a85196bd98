/** What the stream tests talk to: a raw server on loopback, and answers that never see a socket. */
@NullMarked
package dev.vitals.stream.wire;

import org.jspecify.annotations.NullMarked;
