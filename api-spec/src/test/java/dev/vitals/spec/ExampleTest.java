package dev.vitals.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExampleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  static Stream<Example> examples() {
    return Document.all().flatMap(document -> document.examples().stream());
  }

  static Stream<Document> documents() {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleSatisfiesTheSchemaBesideIt(Example example) {
    assertThat(example.value().isMissingNode()).isFalse();
    assertThat(VALIDATOR.validate(example)).isEmpty();
  }

  /** One value of a good example is replaced, or removed where the last column is empty. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          goodmem-ping     | onceByHint             | /targetId             |
          goodmem-ping     | onceByHint             | /targetId             | "embedder-1"
          goodmem-ping     | onceByHint             | /targetTypeHint       | "OCR"
          goodmem-ping     | onceByHint             | /timeoutMs            | -1
          goodmem-ping     | eventNotice            | /notice/message       |
          stackrox-ping    | pong                   | /status               | null
          stackrox-ping    | noSuchPath             | /details              | ["text"]
          monitor-sessions | newSessionAsDocumented | /description          | "numpy"
          monitor-sessions | sessionsLastPage       | /sessions/0/session_h |
          monitor-sessions | sessionCount           | /count                | "4256"
          apigw-statistics | apiWithoutCalls        | /start_time           | 1.5
          avalanche-health | reportHealthy          | /checks/C/timestamp   | "noon"
          avalanche-health | reportHealthy          | /checks/C/duration    |
          avalanche-health | callAsDocumented       | /method               | "health.Health"
          """)
  void aBrokenExampleIsCaught(
      String document, String name, String pointer, @Nullable String replacement) throws Exception {
    JsonPointer place = JsonPointer.compile(pointer);
    Example example = find(document, name);
    JsonNode broken = example.value().deepCopy();
    String member = place.last().getMatchingProperty();
    ObjectNode parent = (ObjectNode) broken.at(place.head());
    if (replacement == null) {
      parent.remove(member);
    } else {
      parent.set(member, JSON.readTree(replacement));
    }

    List<String> findings = VALIDATOR.validate(example.withValue(broken));

    assertThat(findings).singleElement().asString().contains(member);
  }

  /** {@code source-payloads} holds the payloads of the services' own documents, repaired to be JSON. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          any-person         | stackrox-ping    | detailsOnTheWire       | /details/0
          any-duration       | stackrox-ping    | detailsOnTheWire       | /details/1
          new-session        | monitor-sessions | newSessionAsDocumented | ''
          session-list       | monitor-sessions | sessionsAsDocumented   | ''
          session-count      | monitor-sessions | sessionCount           | ''
          metric-list        | monitor-sessions | metricsAsDocumented    | ''
          metric-count       | monitor-sessions | metricCount            | ''
          session-search     | monitor-sessions | foundAsDocumented      | ''
          api-statistics     | apigw-statistics | apiMinuteAsDocumented  | ''
          gateway-error-400  | apigw-statistics | invalidApiId           | ''
          gateway-error-401  | apigw-statistics | tokenWrong             | ''
          gateway-error-403  | apigw-statistics | methodNotPermitted     | ''
          gateway-error-404  | apigw-statistics | noSuchApi              | ''
          gateway-error-500  | apigw-statistics | systemError            | ''
          health-call        | avalanche-health | callAsDocumented       | ''
          health-answer      | avalanche-health | rpcAsDocumented        | ''
          """)
  void whatTheServicesDocumentsPrintIsAnExample(
      String payload, String document, String name, String pointer) throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/source-payloads/" + payload + ".json")) {
      JsonNode printed = JSON.readTree(Objects.requireNonNull(in, payload));

      assertThat(find(document, name).value().at(pointer)).isEqualTo(printed);
    }
  }

  /** Shapes that only some servers send and that readers may stumble over. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          goodmem-ping     | probeTimedOut              | /errorMessage              | STRING
          goodmem-ping     | probeWithNulls             | /metadata                  | NULL
          goodmem-ping     | eventWithNulls             | /result                    | NULL
          goodmem-ping     | invalidRequest             | /error                     | STRING
          goodmem-ping     | invalidRequestAsMessage    | /message                   | STRING
          stackrox-ping    | noCredentialsFirstGateway  | /error                     | STRING
          stackrox-ping    | noCredentialsSecondGateway | /error                     | MISSING
          stackrox-ping    | detailsOnTheWire           | /details/0/@type           | STRING
          stackrox-ping    | detailsAsDocumented        | /details/0/typeUrl         | STRING
          monitor-sessions | sessionsAsDocumented       | /sessions/0/tags/0/key     | STRING
          monitor-sessions | sessionsFirstPage          | /sessions/0/tags/0/name    | STRING
          monitor-sessions | sessionsFirstPage          | /sessions/1/tags           | NULL
          monitor-sessions | sessionsFirstPage          | /prev_url                  | MISSING
          monitor-sessions | descriptionNotAnObject     | /session_h                 | NULL
          apigw-statistics | identityServiceRefused     | /error/code                | NUMBER
          avalanche-health | reportErrorAsObject        | /checks/C/error            | OBJECT
          avalanche-health | reportErrorAsText          | /checks/C/error            | STRING
          avalanche-health | reportHealthy              | /checks/bootstrapped/message | ARRAY
          avalanche-health | reportHealthy              | /checks/C/contiguousFailures | MISSING
          avalanche-health | rpcUnreadable              | /id                        | NULL
          """)
  void olderAndOtherShapesAreExamples(String document, String name, String pointer, String type) {
    assertThat(find(document, name).value().at(pointer).getNodeType()).hasToString(type);
  }

  @ParameterizedTest
  @CsvSource({
    "avalanche-health, reportNotRunYet, /checks/P/timestamp, 0001-01-01T00:00:00Z",
    "avalanche-health, rpcAsDocumented, /result/checks/C/timestamp, 2020-10-14T14:04:20.57759662Z",
    "goodmem-ping, probeWithNulls, /timing/clientSendTimeUnixNanos, 1700000000000000001",
    "apigw-statistics, apiHours, /list/0/output_throughput, 21474836480"
  })
  void yamlKeepsTimesAndLongNumbersAsTheyAreWritten(
      String document, String name, String pointer, String text) {
    assertThat(find(document, name).value().at(pointer).asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyNamedExampleHasASummaryAndKeepsItsNameWhereItIsUsed(Document document) {
    assertThat(document.root().at("/components/examples").properties())
        .isNotEmpty()
        .allSatisfy(
            example -> assertThat(example.getValue().path("summary").asText()).isNotBlank());
    for (JsonNode uses : document.root().path("paths").findValues("examples")) {
      for (Map.Entry<String, JsonNode> use : uses.properties()) {
        assertThat(use.getValue().path("$ref").asText())
            .isEqualTo("#/components/examples/" + use.getKey());
      }
    }
  }

  private static Example find(String document, String name) {
    return Document.read(document).examples().stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no example " + name + " in " + document));
  }
}
