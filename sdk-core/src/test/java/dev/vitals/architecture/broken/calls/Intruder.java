package dev.vitals.architecture.broken.calls;

/** A record of a call knows no exception. */
public interface Intruder {
  dev.vitals.architecture.broken.errors.Intruder elsewhere();
}
