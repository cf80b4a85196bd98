package dev.vitals.health;

/** Which of a node's checks to ask for. */
public enum HealthProbe {
  /** Every check, run again and again (every 30 seconds by default). Asked for by the path that nodes
   * of every age have. */
  HEALTH("/ext/health", "health.health"),
  /** The checks of the start-up, which stop running once they passed. */
  READINESS("/ext/health/readiness", "health.readiness"),
  /** Whether the node needs a restart; usually without any check. */
  LIVENESS("/ext/health/liveness", "health.liveness");

  private final String path;
  private final String method;

  HealthProbe(String path, String method) {
    this.path = path;
    this.method = method;
  }

  /** Where to GET it. */
  String path() {
    return path;
  }

  /** What to call it by JSON-RPC. */
  String method() {
    return method;
  }
}
