/** A server that speaks single frames of HTTP/2, also those that no server of good manners sends. */
@NullMarked
package dev.vitals.reliability.h2;

import org.jspecify.annotations.NullMarked;
