/** The threads of this JVM. */
@NullMarked
package dev.vitals.testing.internal.threads;

import org.jspecify.annotations.NullMarked;
