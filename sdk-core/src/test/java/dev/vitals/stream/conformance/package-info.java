/** The published cases of both framings, read through the public API. */
@NullMarked
package dev.vitals.stream.conformance;

import org.jspecify.annotations.NullMarked;
