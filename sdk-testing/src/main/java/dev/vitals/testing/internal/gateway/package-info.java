/** The calls an API gateway has counted, and how it groups them, without HTTP. */
@NullMarked
package dev.vitals.testing.internal.gateway;

import org.jspecify.annotations.NullMarked;
