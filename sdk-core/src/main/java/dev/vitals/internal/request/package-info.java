/**
 * Turns what a caller asks for into an OkHttp request.
 *
 * <p>{@link dev.vitals.internal.request.RequestSpec} describes the request, {@link
 * dev.vitals.internal.request.RequestFactory} creates it. Not exported.
 */
@NullMarked
package dev.vitals.internal.request;

import org.jspecify.annotations.NullMarked;
