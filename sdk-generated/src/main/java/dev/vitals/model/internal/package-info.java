/**
 * What the generated models share: typed reading and writing of single members, checks of builders.
 *
 * <p>Not part of the API, and changed by any version. It is exported because generated code calls
 * it: the models of this module, and those that users generate with our templates, which therefore
 * run with the version that generated them. Each class is one idea; none knows a model.
 */
@NullMarked
package dev.vitals.model.internal;

import org.jspecify.annotations.NullMarked;
