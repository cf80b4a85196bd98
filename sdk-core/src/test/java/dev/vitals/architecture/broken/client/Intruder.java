package dev.vitals.architecture.broken.client;

/** The client must not know of pages. */
public interface Intruder {
  dev.vitals.architecture.broken.paging.Intruder elsewhere();
}
