package dev.vitals.architecture.broken.iam;

/** A feature must not know another one. */
public interface Intruder {
  dev.vitals.architecture.broken.statistics.Intruder elsewhere();
}
