package dev.vitals.testing;

import dev.vitals.testing.internal.monitor.MonitorError;

/**
 * The web framework a monitor-server runs on, which decides what a request without a JSON body gets
 * where the server looks for one: in every POST, and in a listing without a {@code page} that is a
 * number.
 */
public enum MonitorGeneration {
  /** Flask 1.1, the version the server pins: such a listing is the first page, such a POST a 500. */
  WERKZEUG_1_0,
  /** Flask 2.2 with Werkzeug 2.2: 400 for both. */
  WERKZEUG_2_2,
  /** Flask 2.2 with Werkzeug 2.3: 415 for both. */
  WERKZEUG_2_3;

  /** What a request gets that needs a JSON body and does not claim to have one. */
  MonitorError withoutJson() {
    return switch (this) {
      case WERKZEUG_1_0 -> MonitorError.internal();
      case WERKZEUG_2_2 -> MonitorError.badRequest();
      case WERKZEUG_2_3 -> MonitorError.notJson();
    };
  }
}
