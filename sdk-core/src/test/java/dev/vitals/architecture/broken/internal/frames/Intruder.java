package dev.vitals.architecture.broken.internal.frames;

/** A frame must not know what becomes of it. */
public interface Intruder {
  dev.vitals.architecture.broken.internal.stream.Intruder elsewhere();
}
