package dev.vitals.testing;

/**
 * The web framework a monitor-server runs on, which decides what a request without a JSON body gets
 * where the server looks for one: in every POST, and in a listing without {@code page}.
 */
public enum MonitorGeneration {
  /** Flask 1.1, the version the server pins: such a listing works, such a POST is a 500. */
  WERKZEUG_1_0(500),
  /** Flask 2.2 with Werkzeug 2.2: 400 for both. */
  WERKZEUG_2_2(400),
  /** Flask 2.2 with Werkzeug 2.3: 415 for both. */
  WERKZEUG_2_3(415);

  private final int statusWithoutJson;

  MonitorGeneration(int statusWithoutJson) {
    this.statusWithoutJson = statusWithoutJson;
  }

  int statusWithoutJson() {
    return statusWithoutJson;
  }
}
