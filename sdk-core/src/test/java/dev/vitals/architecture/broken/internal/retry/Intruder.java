package dev.vitals.architecture.broken.internal.retry;

/** Sending again has nothing to do with streams. */
public interface Intruder {
  dev.vitals.architecture.broken.stream.Intruder elsewhere();
}
