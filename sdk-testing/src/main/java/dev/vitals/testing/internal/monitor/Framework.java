package dev.vitals.testing.internal.monitor;

/** The web framework under a monitor-server, as far as a client can tell the versions apart. */
public enum Framework {
  /** Flask 1.1. */
  WERKZEUG_1_0,
  /** Flask 2.2 with Werkzeug 2.2. */
  WERKZEUG_2_2,
  /** Flask 2.2 with Werkzeug 2.3. */
  WERKZEUG_2_3;

  /** The answer to a request that needs a JSON body and does not claim to have one. */
  MonitorError withoutJson() {
    return switch (this) {
      case WERKZEUG_1_0 -> MonitorError.internal();
      case WERKZEUG_2_2 -> MonitorError.badRequest();
      case WERKZEUG_2_3 -> MonitorError.notJson();
    };
  }

  /** Whether a listing without a page number needs a JSON body. */
  boolean wantsJsonForPage() {
    return this != WERKZEUG_1_0;
  }
}
