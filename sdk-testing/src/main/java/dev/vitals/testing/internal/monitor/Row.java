package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One stored item. */
public interface Row {

  /**
   * The item as the server sends it.
   *
   * @throws MonitorError if the server stored something it cannot write
   */
  ObjectNode toJson() throws MonitorError;
}
