package dev.vitals.architecture.broken.health;

/** A feature must not know another one. */
public interface Intruder {
  dev.vitals.architecture.broken.ping.Intruder elsewhere();
}
