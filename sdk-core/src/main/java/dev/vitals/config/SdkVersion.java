package dev.vitals.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The release of the SDK, as recorded by the build: in the module descriptor on the module path,
 * and in the file that Maven adds to the jar on the class path.
 */
public final class SdkVersion {
  private static final String POM_PROPERTIES =
      "/META-INF/maven/dev.vitals/vitals-sdk-core/pom.properties";

  /**
   * For class files outside of a jar, as in an IDE, and for a repackaged jar without the record.
   */
  private static final String UNRECORDED = "development";

  private SdkVersion() {}

  /** Returns the version, such as {@code 1.2.0}, or {@code development} if none was recorded. */
  public static String current() {
    Module module = SdkVersion.class.getModule();
    if (module.isNamed()) {
      return module.getDescriptor().rawVersion().orElse(UNRECORDED);
    }
    try (InputStream pomProperties = SdkVersion.class.getResourceAsStream(POM_PROPERTIES)) {
      return recordedIn(pomProperties);
    } catch (IOException e) {
      return UNRECORDED; // not worth failing for
    }
  }

  static String recordedIn(@Nullable InputStream pomProperties) throws IOException {
    if (pomProperties == null) {
      return UNRECORDED;
    }
    Properties properties = new Properties();
    properties.load(pomProperties);
    return properties.getProperty("version", UNRECORDED);
  }
}
