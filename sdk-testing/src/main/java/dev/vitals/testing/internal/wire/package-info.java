/** What all fakes read and write: JSON trees and query strings. It imports nothing else of the module. */
@NullMarked
package dev.vitals.testing.internal.wire;

import org.jspecify.annotations.NullMarked;
