package dev.vitals.architecture.broken.internal.request;

/** A request does not know how its answer is read. */
public interface Intruder {
  dev.vitals.architecture.broken.stream.Intruder elsewhere();
}
