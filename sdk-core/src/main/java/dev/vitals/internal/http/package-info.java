/**
 * One attempt on the wire, from the request to the head of its answer: OkHttp, timeouts, redirects.
 *
 * <p>{@link dev.vitals.internal.http.Exchange} is the entry point. Not exported.
 */
@NullMarked
package dev.vitals.internal.http;

import org.jspecify.annotations.NullMarked;
