package dev.vitals.architecture.broken.stream;

/** The interface of streams knows nothing else of the SDK. */
public interface Intruder {
  dev.vitals.architecture.broken.errors.Intruder elsewhere();
}
