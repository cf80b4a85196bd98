/** Single calls: bare OkHttp, OkHttp and Jackson, the SDK and its peers. */
@NullMarked
package dev.vitals.benchmarks.unary;

import org.jspecify.annotations.NullMarked;
