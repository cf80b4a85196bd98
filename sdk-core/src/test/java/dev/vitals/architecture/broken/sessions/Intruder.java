package dev.vitals.architecture.broken.sessions;

/** A feature must not reach behind the client. */
public interface Intruder {
  dev.vitals.architecture.broken.internal.json.Intruder elsewhere();
}
