/**
 * What the generated models share: typed reading and writing of single members, checks of builders.
 *
 * <p>Not exported. Each class is one idea; none knows a model.
 */
@NullMarked
package dev.vitals.model.internal;

import org.jspecify.annotations.NullMarked;
