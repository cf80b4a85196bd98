/** GoodMem's pings: what a request may say, how probes go, what a session adds up to; without HTTP. */
@NullMarked
package dev.vitals.testing.internal.goodmem;

import org.jspecify.annotations.NullMarked;
