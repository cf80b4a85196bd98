package dev.vitals.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks what the generator relies on. */
final class SchemaTest {
  private static final Set<String> OF_SCHEMAS = Set.of("x-union", "x-request", "x-exclusive");
  private static final Set<String> OF_PROPERTIES = Set.of(
      "x-also-read",
      "x-check",
      "x-local-view",
      "x-alias",
      "x-alias-of",
      "x-write-alias",
      "x-required",
      "x-write-null",
      "x-text-values");
  private static final Set<String> FORMATS =
      Set.of("date-time", "uuid", "int32", "int64", "double", "epoch-seconds", "duration-nanos");

  /** A schema by name, with its properties. */
  record Named(String name, JsonNode node) {
    Set<Map.Entry<String, JsonNode>> properties() {
      return node.path("properties").properties();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> schemas() {
    return Document.all()
        .flatMap(document -> document.schemas().stream())
        .map(schema -> new Named(schema.getKey(), schema.getValue()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everySchemaAndMemberIsDescribed(Named schema) {
    assertThat(schema.node().path("description").asText()).isNotBlank();
    assertThat(schema.properties())
        .filteredOn(property -> !property.getValue().has("$ref"))
        .allSatisfy(property ->
            assertThat(property.getValue().path("description").asText()).isNotBlank());
    // Descriptions become Javadoc, where these characters would be markup.
    assertThat(schema.node().findValuesAsText("description"))
        .noneMatch(text -> text.matches("(?s)(@.*|.*([<>&`]|\\*/|\\{@).*)"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void noMemberHasAnObjectOrEnumWithoutAName(Named schema) {
    assertThat(schema.properties()).allSatisfy(property -> {
      assertThat(property.getValue().findValue("properties")).isNull();
      assertThat(property.getValue().findValue("enum")).isNull();
    });
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void requiredMembersExist(Named schema) {
    assertThat(schema.node().path("required"))
        .allMatch(name -> schema.node().path("properties").has(name.asText()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void formatsAndExtensionsAreThoseThatTheTemplatesKnow(Named schema) {
    assertThat(schema.node().findValuesAsText("format")).isSubsetOf(FORMATS);
    assertThat(extensions(schema.node())).isSubsetOf(OF_SCHEMAS);
    assertThat(schema.properties())
        .allSatisfy(
            property -> assertThat(extensions(property.getValue())).isSubsetOf(OF_PROPERTIES));
    assertThat(schema.node().path("x-exclusive"))
        .allMatch(name -> schema.node().path("properties").has(name.asText()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aliasesNameEachOther(Named schema) {
    JsonNode properties = schema.node().path("properties");
    assertThat(schema.properties()).allSatisfy(property -> {
      String alias = property.getValue().path("x-alias").asText();
      String original = property.getValue().path("x-alias-of").asText();
      if (!alias.isEmpty()) {
        assertThat(properties.path(alias).path("x-alias-of").asText()).isEqualTo(property.getKey());
      }
      if (!original.isEmpty()) {
        assertThat(properties.path(original).path("x-alias").asText()).isEqualTo(property.getKey());
      }
    });
  }

  private static Stream<String> extensions(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).filter(name -> name.startsWith("x-"));
  }
}
