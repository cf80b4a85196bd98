package dev.vitals.architecture.broken.paging;

/** Pages know nothing else of the SDK. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
