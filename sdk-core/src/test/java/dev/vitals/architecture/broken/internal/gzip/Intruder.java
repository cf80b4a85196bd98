package dev.vitals.architecture.broken.internal.gzip;

/** The reader of gzip is a leaf. */
public interface Intruder {
  dev.vitals.architecture.broken.config.Intruder elsewhere();
}
