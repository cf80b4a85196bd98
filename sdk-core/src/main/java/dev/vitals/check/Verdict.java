package dev.vitals.check;

/** What a check found out about a service. */
public enum Verdict {
  /** The service answered as a healthy one does. */
  HEALTHY,
  /** The service answered over HTTP, but was not asked whether it works, because that costs money. */
  REACHABLE,
  /** The service answered, and says that it, or what it was asked to probe, is unhealthy. */
  UNHEALTHY,
  /** The call failed: an error status, an answer that cannot be read, or no connection. */
  FAILED,
  /** A complete answer did not come in time. */
  UNANSWERED;

  /** Whether the verdict needs no action: healthy or reachable. */
  public boolean isGood() {
    return this == HEALTHY || this == REACHABLE;
  }
}
