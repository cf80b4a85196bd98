package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A form that the templates would read or write incorrectly stops the build: its class has a field
 * whose type does not exist, which javac reports.
 */
final class UnsupportedFormsTest {
  private static final Path GENERATED = Path.of("target/unsupported-forms/java/dev/vitals/model");

  @ParameterizedTest
  @CsvSource({
    "OneOf, oneOf_needs_x_union",
    "AnyOf, anyOf_needs_x_union",
    "InlineOneOfId, oneOf_needs_x_union",
    "NumberEnum, enum_must_be_of_texts",
    "Child, allOf_with_a_discriminator_is_not_supported",
    "NullInList, null_in_arrays_and_maps_is_not_supported",
    "NullInMap, null_in_arrays_and_maps_is_not_supported",
    "RequiredNull, required_and_nullable_is_not_supported",
  })
  void hasAFieldWhoseTypeSaysWhy(String schema, String type) throws Exception {
    assertThat(Files.readString(GENERATED.resolve(schema + ".java")))
        .contains("  " + type + "__see_docs_new_service_md ");
  }

  @Test
  void othersHaveNone() throws Exception {
    assertThat(Files.readString(GENERATED.resolve("Parent.java"))).doesNotContain("__see_docs");
    assertThat(Files.readString(GENERATED.resolve("Cat.java"))).doesNotContain("__see_docs");
  }
}
