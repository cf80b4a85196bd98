package dev.vitals.architecture.broken.internal.headers;

/** The table of headers is a leaf. */
public interface Intruder {
  dev.vitals.architecture.broken.config.Intruder elsewhere();
}
