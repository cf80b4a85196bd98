package dev.vitals.testing.traffic;

import java.util.Optional;

/**
 * A connection to a server of the test kit that neither side has closed. Compared by identity, so a
 * test can tell new connections from earlier ones. Safe for use by several threads.
 */
public interface OpenConnection {

  /** The latest request on it; empty if it was only opened. */
  Optional<ReceivedRequest> lastRequest();

  /** Whether the answer to {@link #lastRequest()} is still being sent. */
  boolean isAnswering();
}
