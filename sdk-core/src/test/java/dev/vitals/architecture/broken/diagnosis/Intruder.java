package dev.vitals.architecture.broken.diagnosis;

/** A diagnosis is a value and knows no client. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
