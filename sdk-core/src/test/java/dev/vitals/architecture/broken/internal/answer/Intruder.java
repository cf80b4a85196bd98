package dev.vitals.architecture.broken.internal.answer;

/** An answer does not know the shape that its caller chose. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
