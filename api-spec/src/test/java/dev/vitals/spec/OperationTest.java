package dev.vitals.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationTest {

  static Stream<Operation> operations() {
    return Document.all().flatMap(document -> document.operations().stream());
  }

  @Test
  void operationIdsAreUnique() {
    assertThat(
            operations().map(operation -> operation.node().path("operationId").asText()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationSaysWhatItIsFor(Operation operation) {
    for (String member : List.of("operationId", "summary", "description")) {
      assertThat(operation.node().path(member).asText()).as(member).isNotBlank();
    }
    assertThat(operation.node().path("tags")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyParameterIsDescribedAndEveryPlaceholderIsAParameter(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode parameter : operation.node().path("parameters")) {
      parameters.add(operation.document().resolve(parameter));
    }

    assertThat(parameters)
        .allSatisfy(p -> assertThat(p.path("description").asText()).isNotBlank());
    assertThat(parameters.stream().filter(p -> p.path("in").asText().equals("path")))
        .extracting(p -> p.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(Pattern.compile("\\{(\\w+)}")
            .matcher(operation.path())
            .results()
            .map(placeholder -> placeholder.group(1))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyJsonBodyHasANamedSchema(Operation operation) {
    assertThat(operation.answers(""))
        .filteredOn(Operation.Body::isJson)
        .isNotEmpty()
        .allSatisfy(body ->
            assertThat(body.node().path("schema").has("$ref")).as(body.status()).isTrue());
    assertThat(operation.node().path("requestBody").path("content"))
        .allMatch(media -> media.path("schema").has("$ref") && media.has("examples"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyJsonAnswerHasANamedExample(Operation operation) {
    assertThat(operation.answers("2")).filteredOn(Operation.Body::isJson).isNotEmpty();
    assertThat(operation.answers(""))
        .filteredOn(Operation.Body::isJson)
        .allSatisfy(
            body -> assertThat(body.node().path("examples")).as(body.status()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void errorsAreListedByStatus(Operation operation) {
    assertThat(operation.node().path("responses").properties())
        .filteredOn(answer -> answer.getKey().matches("[45]\\d\\d"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(answer -> {
          JsonNode response = operation.document().resolve(answer.getValue());
          assertThat(response.path("description").asText()).isNotBlank();
          assertThat(response.path("content")).as(answer.getKey()).isNotEmpty();
        });
  }
}
