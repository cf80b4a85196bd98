package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;

/** One stored item. */
public interface Row {

  /**
   * The item as the server sends it.
   *
   * @throws MonitorError if the server stored something it cannot write
   */
  JsonNode toJson() throws MonitorError;
}
