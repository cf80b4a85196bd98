/**
 * The shared parts of generated models: typed reading and writing of single members, and checks of
 * builders.
 *
 * <p>Not part of the API; any version may change it. It is exported because generated code calls it:
 * the models of this module, and those that users generate with our generator, which therefore run
 * with the version that generated them. No class here depends on a model.
 */
@NullMarked
package dev.vitals.model.internal;

import org.jspecify.annotations.NullMarked;
