/**
 * Test sessions and their metrics, as monitor-server stores them for pytest-monitor.
 *
 * <p>{@link dev.vitals.sessions.SessionsApi} is the entry point: it lists what is stored, page by
 * page, and records sessions, contexts and metrics.
 *
 * @see "docs/guide.md#record-and-list-sessions"
 */
@NullMarked
package dev.vitals.sessions;

import org.jspecify.annotations.NullMarked;
