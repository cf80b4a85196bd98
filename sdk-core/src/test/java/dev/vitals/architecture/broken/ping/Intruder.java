package dev.vitals.architecture.broken.ping;

/** A feature must not know another one. */
public interface Intruder {
  dev.vitals.architecture.broken.sessions.Intruder elsewhere();
}
