package dev.vitals.internal.json;

import com.fasterxml.jackson.core.Version;

/**
 * Checks the version of Jackson at run time, because a build tool may have chosen an older one than
 * the SDK requires. Before 2.15 a parser has no bounds, so an answer could exhaust the memory.
 */
public final class JacksonVersions {
  private static final int MAJOR = 2;
  private static final int LEAST_MINOR = 15;

  private JacksonVersions() {}

  /**
   * Checks the Jackson on the class path or module path.
   *
   * @throws IllegalStateException if its version is not supported; the message has the versions
   *     found
   */
  public static void requireSupported() {
    requireSupported(
        com.fasterxml.jackson.core.json.PackageVersion.VERSION,
        com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
  }

  /** Checks these versions. */
  static void requireSupported(Version core, Version databind) {
    if (!isSupported(core) || !isSupported(databind)) {
      throw new IllegalStateException(String.format(
          "Vitals needs Jackson 2.%d or a later 2.x, found jackson-core %s and jackson-databind %s;"
              + " check which dependency brings in the older version"
              + " (docs/troubleshooting.md#old-jackson)",
          LEAST_MINOR, core, databind));
    }
  }

  private static boolean isSupported(Version version) {
    return version.getMajorVersion() == MAJOR && version.getMinorVersion() >= LEAST_MINOR;
  }
}
