package dev.vitals.architecture.broken.errors;

/** Errors know nothing of settings; and here two packages know each other. */
public interface Intruder {
  dev.vitals.architecture.broken.config.Intruder elsewhere();
}
