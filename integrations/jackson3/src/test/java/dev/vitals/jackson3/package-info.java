@NullMarked
package dev.vitals.jackson3;

import org.jspecify.annotations.NullMarked;
