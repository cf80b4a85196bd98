package dev.vitals.internal.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JacksonVersionsTest {
  @Test
  void versionOfBuildIsSupported() {
    assertThatCode(JacksonVersions::requireSupported).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"15, 15", "22, 18", "99, 15"})
  void laterOnesAreToo(int core, int databind) {
    assertThatCode(() -> JacksonVersions.requireSupported(version(2, core), version(2, databind)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"2, 13, 22", "2, 22, 14", "3, 0, 22", "1, 99, 22"})
  void otherVersionIsReportedWithWhatWasFound(int major, int core, int databind) {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> JacksonVersions.requireSupported(version(major, core), version(2, databind)))
        .withMessageContaining("Jackson 2.15 or a later 2.x")
        .withMessageContaining("jackson-core " + major + "." + core + ".1")
        .withMessageContaining("jackson-databind 2." + databind + ".1");
  }

  private static Version version(int major, int minor) {
    return new Version(major, minor, 1, null, null, null);
  }
}
