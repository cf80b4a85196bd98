package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shows what the templates generate. A change of the templates, or of the generator's version, is
 * reviewed as a change of these files.
 */
final class GeneratedCodeTest {
  private static final Path GENERATED =
      Path.of("target/generated-sources/openapi/java/dev/vitals/model");
  private static final Path GOLDEN = Path.of("src/test/golden");

  @ParameterizedTest
  @ValueSource(strings = {"PingNotice.java", "PingPayloadType.java"})
  void generatedClassIsAsReviewed(String file) throws Exception {
    assertThat(Files.readString(GENERATED.resolve(file)))
        .isEqualTo(Files.readString(GOLDEN.resolve(file + ".txt")));
  }
}
