package dev.vitals.architecture.broken.internal.http;

/** The wire ends at the head of an answer. */
public interface Intruder {
  dev.vitals.architecture.broken.stream.Intruder elsewhere();
}
