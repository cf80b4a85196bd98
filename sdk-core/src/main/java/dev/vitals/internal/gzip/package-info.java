/**
 * Reads gzip. OkHttp's own reader accepts one member only, keeps a header of any length in memory,
 * and throws the same exception for damaged data and for a broken connection.
 *
 * <p>Imports nothing else of the SDK. Not exported.
 */
@NullMarked
package dev.vitals.internal.gzip;

import org.jspecify.annotations.NullMarked;
