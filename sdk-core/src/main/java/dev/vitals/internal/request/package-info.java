/**
 * From what a caller asks for to an OkHttp request.
 *
 * <p>{@link dev.vitals.internal.request.RequestSpec} is the question, {@link
 * dev.vitals.internal.request.RequestFactory} writes it down. Not exported.
 */
@NullMarked
package dev.vitals.internal.request;

import org.jspecify.annotations.NullMarked;
