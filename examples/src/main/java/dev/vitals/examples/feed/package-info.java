/** What {@code FollowFeed} remembers of a stream, and how it shows it. */
@NullMarked
package dev.vitals.examples.feed;

import org.jspecify.annotations.NullMarked;
