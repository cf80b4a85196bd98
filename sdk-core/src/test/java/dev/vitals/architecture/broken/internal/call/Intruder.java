package dev.vitals.architecture.broken.internal.call;

/** What travels with a call does not know who started it. */
public interface Intruder {
  dev.vitals.architecture.broken.client.Intruder elsewhere();
}
