package dev.vitals.testing;

import dev.vitals.testing.internal.monitor.Framework;

/**
 * The web framework a monitor-server runs on. It decides how a request without a JSON body is
 * answered where the server looks for one: in every POST, and in a listing whose {@code page} is
 * missing or not a number.
 */
public enum MonitorGeneration {
  /** Flask 1.1, the version the server pins: such a listing is the first page, such a POST a 500. */
  WERKZEUG_1_0(Framework.WERKZEUG_1_0),
  /** Flask 2.2 with Werkzeug 2.2: 400 for both. */
  WERKZEUG_2_2(Framework.WERKZEUG_2_2),
  /** Flask 2.2 with Werkzeug 2.3: 415 for both. */
  WERKZEUG_2_3(Framework.WERKZEUG_2_3);

  private final Framework framework;

  MonitorGeneration(Framework framework) {
    this.framework = framework;
  }

  Framework framework() {
    return framework;
  }
}
