/**
 * Test sessions and their metrics, as monitor-server keeps them for pytest-monitor.
 *
 * <p>{@link dev.vitals.sessions.SessionsApi} is the door.
 */
@NullMarked
package dev.vitals.sessions;

import org.jspecify.annotations.NullMarked;
