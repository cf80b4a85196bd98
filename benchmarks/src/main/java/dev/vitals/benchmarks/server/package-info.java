/** The server of every measurement: raw sockets and prepared answers. */
@NullMarked
package dev.vitals.benchmarks.server;

import org.jspecify.annotations.NullMarked;
