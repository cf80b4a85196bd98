package dev.vitals.health;

/** Which of a node's checks to ask for. */
public enum HealthProbe {
  /** Every check, run again and again (every 30 seconds by default). */
  HEALTH("/ext/health/health"),
  /** The checks of the start-up, which stop running once they passed. */
  READINESS("/ext/health/readiness"),
  /** Whether the node needs a restart; usually without any check. */
  LIVENESS("/ext/health/liveness");

  private final String path;

  HealthProbe(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  String method() {
    return "health." + path.substring(path.lastIndexOf('/') + 1);
  }
}
