package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {
  /** A plain mapper: the models contain everything that Jackson has to know. */
  private final ObjectMapper mapper = new ObjectMapper();

  static Stream<Examples.Example> examples() {
    return Examples.all();
  }

  static Stream<String> documents() {
    return Examples.DOCUMENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsWrittenAsItWasRead(Examples.Example example) throws Exception {
    byte[] json = mapper.writeValueAsBytes(example.value());

    Object model = mapper.readValue(json, example.model());
    JsonNode written = mapper.readTree(mapper.writeValueAsBytes(model));

    assertThat(JsonTrees.differences(mapper.readTree(json), written)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleEqualsItselfReadAgain(Examples.Example example) throws Exception {
    Object model = mapper.treeToValue(example.value(), example.model());

    Object again = mapper.readValue(mapper.writeValueAsBytes(model), example.model());

    assertThat(again).isEqualTo(model).hasSameHashCodeAs(model).hasToString(model.toString());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleReadsAlikeFromBytesCharactersAndTree(Examples.Example example) throws Exception {
    String json = mapper.writeValueAsString(example.value());

    Object fromCharacters = mapper.readValue(json, example.model());

    assertThat(fromCharacters)
        .isEqualTo(mapper.readValue(mapper.writeValueAsBytes(example.value()), example.model()))
        .isEqualTo(mapper.treeToValue(example.value(), example.model()))
        .isEqualTo(mapper.convertValue(fromCharacters, example.model()));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDocumentHasExamples(String document) {
    assertThat(Examples.of(document)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void noExampleIsLost() {
    assertThat(Examples.all()).hasSizeGreaterThanOrEqualTo(80);
  }
}
