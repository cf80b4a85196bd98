package dev.vitals.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "openapi");

  static Stream<Document> documents() {
    return Document.all();
  }

  @Test
  void theFolderHoldsTheFiveDocumentsAndNothingElse() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Document.all().map(document -> document.name() + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theParserReadsTheDocumentWithoutAMessage(Document document) throws Exception {
    SwaggerParseResult result = parse(Files.readString(FOLDER.resolve(document.name() + ".yaml")));

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    assertThat(result.getOpenAPI().getPaths())
        .hasSameSizeAs(document.root().path("paths").properties());
  }

  @ParameterizedTest
  @ValueSource(strings = {"operationId", "summary", "responses", "securitySchemes"})
  void theParserHasAMessageForAMisspeltMember(String member) throws Exception {
    String text = Files.readString(FOLDER.resolve("goodmem-ping.yaml"));

    SwaggerParseResult result = parse(text.replaceFirst(member + ":", member + "s:"));

    assertThat(result.getMessages())
        .isNotEmpty()
        .anyMatch(message -> message.contains(member + "s"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyReferenceLeadsToAPlaceInTheDocument(Document document) {
    List<JsonNode> references = document.root().findParents("$ref");

    assertThat(references).isNotEmpty().allSatisfy(reference -> {
      assertThat(reference.path("$ref").asText()).startsWith("#/components/");
      assertThat(reference).as("members beside $ref are ignored by every tool").hasSize(1);
      assertThat(document.resolve(reference).isMissingNode())
          .as(reference.toString())
          .isFalse();
    });
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyComponentIsUsed(Document document) {
    String text = document.root().toString();
    for (Map.Entry<String, JsonNode> kind : document.root().path("components").properties()) {
      if (!kind.getKey().equals("securitySchemes")) {
        assertThat(kind.getValue().properties())
            // The data of the frame that ends an SSE stream; OpenAPI has no place for it.
            .filteredOn(component -> !component.getKey().equals("StreamClose"))
            .allSatisfy(component -> assertThat(text)
                .contains("#/components/%s/%s\"".formatted(kind.getKey(), component.getKey())));
      }
    }
  }

  @Test
  void noTwoDocumentsHaveASchemaOfTheSameName() {
    assertThat(
            Document.all().flatMap(document -> document.schemas().stream()).map(Map.Entry::getKey))
        .hasSizeGreaterThan(30)
        .doesNotHaveDuplicates();
  }

  @Test
  void theOperationsAreThoseOfTheFiveServices() {
    String gateway = "GET /v2/{project_id}/apigw/instances/{instance_id}";
    assertThat(Document.all().flatMap(document -> document.operations().stream()))
        .extracting(Operation::toString)
        .containsExactly(
            "POST /v1/ping:once pingOnce",
            "POST /v1/ping:stream pingStream",
            "GET /v1/ping centralPing",
            "GET /v1/metadata centralMetadata",
            "GET /v1/database/status centralDatabaseStatus",
            "GET /api/v1/sessions/ listSessions",
            "POST /api/v1/sessions/ createSession",
            "GET /api/v1/sessions/count countSessions",
            "GET /api/v1/sessions/{prefix} findSessions",
            "GET /api/v1/sessions/{session}/metrics listSessionMetrics",
            "GET /api/v1/sessions/{session}/metrics/count countSessionMetrics",
            "GET /api/v1/metrics/ listMetrics",
            "POST /api/v1/metrics/ createMetric",
            "GET /api/v1/contexts/ listContexts",
            "POST /api/v1/contexts/ createContext",
            "GET /api/v1/contexts/{prefix} findContexts",
            "GET /api/v1/metrics/count countMetrics",
            "GET /api/v1/contexts/count countContexts",
            "GET /api/v1/contexts/{context}/metrics listContextMetrics",
            "GET /api/v1/contexts/{context}/metrics/count countContextMetrics",
            "GET /api/v1/filters/scm/{scm}/sessions listScmSessions",
            "GET /api/v1/filters/scm/{scm}/metrics listScmMetrics",
            "GET /api/v1/filters/scm/{scm}/metrics/count countScmMetrics",
            "GET /api/v1/filters/scope/{kind}/metrics listScopeMetrics",
            "GET /api/v1/filters/scope/{kind}/metrics/count countScopeMetrics",
            "GET /api/v1/items/{item}/metrics listItemMetrics",
            "GET /api/v1/items/{item}/metrics/count countItemMetrics",
            "GET /api/v1/items/like/{text}/metrics listMetricsOfItemsLike",
            "GET /api/v1/variants/{variant}/metrics listVariantMetrics",
            "GET /api/v1/variants/{variant}/metrics/count countVariantMetrics",
            "GET /api/v1/variants/like/{text}/metrics listMetricsOfVariantsLike",
            "GET /api/v1/components/ listComponents",
            "GET /api/v1/components/{prefix} findComponents",
            "GET /api/v1/components/count countComponents",
            "GET /api/v1/components/metrics listMetricsWithoutComponent",
            "GET /api/v1/components/{component}/metrics listComponentMetrics",
            "GET /api/v1/components/items/{item}/metrics listItemMetricsWithoutComponent",
            "GET /api/v1/components/{component}/items/{item}/metrics listComponentItemMetrics",
            "GET /api/v1/components/variants/{variant}/metrics listVariantMetricsWithoutComponent",
            "GET /api/v1/components/{component}/variants/{variant}/metrics listComponentVariantMetrics",
            "GET /api/v1/components/{component}/pipelines listComponentPipelines",
            "GET /api/v1/components/{component}/pipelines/{pipeline}/builds listComponentBuilds",
            "GET /api/v1/components/{component}/pipelines/{pipeline}/builds/{build}/sessions listComponentBuildSessions",
            "GET /api/v1/pipelines/ listPipelines",
            "GET /api/v1/pipelines/{pipeline}/builds listBuilds",
            "GET /api/v1/pipelines/{pipeline}/builds/{build}/sessions listBuildSessions",
            "GET /api/v1/resources/{resource}/head/{most}/metrics highestMetrics",
            "GET /api/v1/resources/{resource}/components/{component}/head/{most}/metrics highestMetricsOfComponent",
            "GET /api/v1/resources/{resource}/pipelines/{pipeline}/head/{most}/metrics highestMetricsOfPipeline",
            "GET /api/v1/resources/{resource}/pipelines/{pipeline}/builds/{build}/head/{most}/metrics highestMetricsOfBuild",
            "GET /api/v1/resources/{resource}/tail/{most}/metrics lowestMetrics",
            "GET /api/v1/resources/{resource}/components/{component}/tail/{most}/metrics lowestMetricsOfComponent",
            "GET /api/v1/resources/{resource}/pipelines/{pipeline}/tail/{most}/metrics lowestMetricsOfPipeline",
            "GET /api/v1/resources/{resource}/pipelines/{pipeline}/builds/{build}/tail/{most}/metrics lowestMetricsOfBuild",
            gateway + "/statistics/api/latest latestApiStatistics",
            gateway + "/statistics/group/latest latestGroupStatistics",
            gateway + "/metric-data metricData",
            gateway + "/resources/outline/groups countGroups",
            gateway + "/resources/outline/apis countApis",
            gateway + "/resources/outline/apps countApps",
            "GET /ext/health healthProbe",
            "POST /ext/health health",
            "GET /ext/health/health healthProbeHealth",
            "GET /ext/health/readiness healthProbeReadiness",
            "GET /ext/health/liveness healthProbeLiveness",
            "POST /ext/info nodeInfo");
  }

  private static SwaggerParseResult parse(String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text, null, options);
  }
}
