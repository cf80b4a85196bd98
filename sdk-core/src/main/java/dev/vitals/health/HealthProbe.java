package dev.vitals.health;

/** The kinds of checks that a node can report. */
public enum HealthProbe {
  /**
   * All checks, which the node repeats periodically, every 30 seconds by default. Read at the path
   * that nodes of every version have.
   */
  HEALTH("/ext/health", "health.health"),
  /** The start-up checks, which stop running once they have passed. */
  READINESS("/ext/health/readiness", "health.readiness"),
  /** Whether the node needs a restart; usually there are no checks. */
  LIVENESS("/ext/health/liveness", "health.liveness");

  private final String path;
  private final String method;

  HealthProbe(String path, String method) {
    this.path = path;
    this.method = method;
  }

  /** The path to GET. */
  String path() {
    return path;
  }

  /** The JSON-RPC method. */
  String method() {
    return method;
  }
}
