package dev.vitals.architecture.broken.internal.json;

/** The codec must not know whose bytes it reads. */
public interface Intruder {
  dev.vitals.architecture.broken.stream.Intruder elsewhere();
}
