package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SdkVersionTest {
  @Test
  void versionIsWhatBuildRecorded() throws IOException {
    String pomProperties = "artifactId=vitals-sdk-core\ngroupId=dev.vitals\nversion=1.2.3\n";

    assertThat(SdkVersion.recordedIn(
            new ByteArrayInputStream(pomProperties.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("1.2.3");
  }

  @Test
  void withoutRecordItIsDevelopmentBuild() throws IOException {
    assertThat(SdkVersion.recordedIn(null)).isEqualTo("development");
    assertThat(SdkVersion.recordedIn(new ByteArrayInputStream(new byte[0])))
        .isEqualTo("development");
  }

  @Test
  void moduleHasItsVersionAndBareClassFilesHaveNone() {
    boolean module = SdkVersion.class.getModule().isNamed();

    assertThat(SdkVersion.current()).matches(module ? "\\d+\\.\\d+\\.\\d+.*" : "development");
  }
}
