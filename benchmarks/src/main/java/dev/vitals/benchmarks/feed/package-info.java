/** What is streamed: the events, their plain records, and how the SDK asks for them. */
@NullMarked
package dev.vitals.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
