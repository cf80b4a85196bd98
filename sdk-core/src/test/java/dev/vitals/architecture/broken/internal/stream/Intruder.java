package dev.vitals.architecture.broken.internal.stream;

/** The engine must not know who drives it. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
