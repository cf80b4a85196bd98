package dev.vitals.benchmarks.soak;

/**
 * A service as the client knows it.
 *
 * @param name that begins with {@code calls} or with {@code streams}, for what it serves
 * @param url where it is
 * @param outcomes of the calls to it
 */
record Origin(String name, String url, Outcomes outcomes) {
  boolean serves(String what) {
    return name.startsWith(what);
  }
}
