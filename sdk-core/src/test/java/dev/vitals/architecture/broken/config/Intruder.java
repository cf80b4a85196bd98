package dev.vitals.architecture.broken.config;

/** Settings know nothing else of the SDK. */
public interface Intruder {
  dev.vitals.architecture.broken.errors.Intruder elsewhere();
}
