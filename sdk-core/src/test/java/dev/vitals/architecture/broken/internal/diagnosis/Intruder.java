package dev.vitals.architecture.broken.internal.diagnosis;

/** A diagnosis is handed what it opens. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
