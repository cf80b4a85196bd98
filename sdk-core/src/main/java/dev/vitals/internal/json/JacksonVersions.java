package dev.vitals.internal.json;

import com.fasterxml.jackson.core.Version;

/**
 * Which Jackson is there at run time: a build tool may have put an older one on the path than the
 * one that the SDK asks for. Before 2.15 a parser has no bounds, and an answer could be a bomb.
 */
public final class JacksonVersions {
  private static final int MAJOR = 2;
  private static final int LEAST_MINOR = 15;

  private JacksonVersions() {}

  /**
   * Looks at the Jackson on the class path or module path.
   *
   * @throws IllegalStateException if the SDK can't be safe with it; says what was found
   */
  public static void requireSupported() {
    requireSupported(
        com.fasterxml.jackson.core.json.PackageVersion.VERSION,
        com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
  }

  /** The rule itself. */
  static void requireSupported(Version core, Version databind) {
    if (!isSupported(core) || !isSupported(databind)) {
      throw new IllegalStateException(String.format(
          "Vitals needs Jackson 2.%d or a later 2.x, found jackson-core %s and jackson-databind %s;"
              + " look for an older version that another dependency asks for"
              + " (docs/troubleshooting.md#old-jackson)",
          LEAST_MINOR, core, databind));
    }
  }

  private static boolean isSupported(Version version) {
    return version.getMajorVersion() == MAJOR && version.getMinorVersion() >= LEAST_MINOR;
  }
}
