/** The SDK's calls as Micrometer's meters, in one class to copy. */
@NullMarked
package dev.vitals.examples.meters;

import org.jspecify.annotations.NullMarked;
