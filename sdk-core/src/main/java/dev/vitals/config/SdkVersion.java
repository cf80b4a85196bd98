package dev.vitals.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which release of the SDK this is, as the build recorded it: on the module path in the module's
 * descriptor, on the class path in the file that Maven adds to the jar.
 */
public final class SdkVersion {
  private static final String POM_PROPERTIES =
      "/META-INF/maven/dev.vitals/vitals-sdk-core/pom.properties";

  /** For class files outside of a jar, as in an IDE, and for a repackaged jar without the record. */
  private static final String UNRECORDED = "development";

  private SdkVersion() {}

  /** Such as {@code 1.2.0}, or {@code development} where the build did not record it. */
  public static String current() {
    Module module = SdkVersion.class.getModule();
    if (module.isNamed()) {
      return module.getDescriptor().rawVersion().orElse(UNRECORDED);
    }
    try (InputStream pomProperties = SdkVersion.class.getResourceAsStream(POM_PROPERTIES)) {
      return recordedIn(pomProperties);
    } catch (IOException e) {
      return UNRECORDED; // a version to show is not worth failing for
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
