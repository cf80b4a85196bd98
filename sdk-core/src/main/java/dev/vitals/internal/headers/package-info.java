/**
 * The one table of header names: those the client writes itself, those that carry secrets, and what
 * a name and a value may hold.
 *
 * <p>Imports nothing else of the SDK. Not exported.
 */
@NullMarked
package dev.vitals.internal.headers;

import org.jspecify.annotations.NullMarked;
