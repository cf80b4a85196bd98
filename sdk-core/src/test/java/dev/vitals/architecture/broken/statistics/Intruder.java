package dev.vitals.architecture.broken.statistics;

/** A feature must not reach behind the client. */
public interface Intruder {
  dev.vitals.architecture.broken.internal.stream.Intruder elsewhere();
}
