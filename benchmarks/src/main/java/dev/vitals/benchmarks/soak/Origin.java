package dev.vitals.benchmarks.soak;

/**
 * A service as the client knows it.
 *
 * @param name begins with {@code calls} or {@code streams}, by what it serves
 * @param url its base URL
 * @param outcomes of the calls to it
 */
record Origin(String name, String url, Outcomes outcomes) {
  boolean serves(String what) {
    return name.startsWith(what);
  }
}
