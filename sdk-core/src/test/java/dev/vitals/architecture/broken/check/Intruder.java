package dev.vitals.architecture.broken.check;

/** A check uses the wrappers and the public API, and nothing inside. */
public interface Intruder {
  dev.vitals.architecture.broken.internal.call.Intruder elsewhere();
}
