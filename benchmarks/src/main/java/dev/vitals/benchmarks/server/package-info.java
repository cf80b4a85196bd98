/** The server of every measurement: raw sockets and answers made beforehand. */
@NullMarked
package dev.vitals.benchmarks.server;

import org.jspecify.annotations.NullMarked;
