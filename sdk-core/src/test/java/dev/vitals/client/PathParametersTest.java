package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is one segment of the path, whatever is in it. */
final class PathParametersTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource
  void valueIsOneEscapedSegment(String value, String segment) throws InterruptedException {
    assertThat(target("/v1/{id}/metrics", value)).isEqualTo("/v1/" + segment + "/metrics");
  }

  static Stream<Arguments> valueIsOneEscapedSegment() {
    return Stream.of(
        Arguments.of("a/b", "a%2Fb"),
        Arguments.of("/", "%2F"),
        Arguments.of("../spaces/1", "..%2Fspaces%2F1"),
        Arguments.of("%2e%2e", "%252e%252e"),
        Arguments.of("%2E", "%252E"),
        Arguments.of("..%2f", "..%252f"),
        Arguments.of("a\\b", "a%5Cb"),
        Arguments.of("a?b=c", "a%3Fb=c"),
        Arguments.of("a#b", "a%23b"),
        Arguments.of("a b", "a%20b"),
        Arguments.of(" ", "%20"),
        Arguments.of("a%b", "a%25b"),
        Arguments.of("a\r\nb", "a%0D%0Ab"),
        Arguments.of("gr\u00fc\u00df", "gr%C3%BC%C3%9F"),
        Arguments.of("\ud83d\ude00", "%F0%9F%98%80"),
        Arguments.of("...", "..."),
        Arguments.of("a:b", "a:b"),
        Arguments.of("a+b", "a+b"),
        Arguments.of("{id}", "%7Bid%7D"),
        Arguments.of("$1", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void valueOfAnotherResourceIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("/v1/{id}", JsonNode.class).path("id", value))
        .withMessageContaining("\"id\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamRequest.get("/v1/{id}", JsonNode.class).path("id", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t..", "..\t", "\n.", ".\r"})
  void encodedDotsAddressNoOtherResource(String value) throws InterruptedException {
    try {
      assertThat(target("/v1/{id}/metrics", value)).matches("/v1/[^/]*%0[^/]*/metrics");
    } catch (IllegalArgumentException refused) {
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void trailingSlashOfTemplateIsKept() throws InterruptedException {
    assertThat(target("/v1/{id}/", "a")).isEqualTo("/v1/a/");
  }

  @Test
  void colonInTemplateIsNotEscaped() throws InterruptedException {
    assertThat(target("/v1/{id}:stop", "a")).isEqualTo("/v1/a:stop");
  }

  @Test
  void missingAndUnknownParametersAreRefused() {
    try (ApiClient client = client()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.send(ApiRequest.get("/v1/{id}", JsonNode.class)))
          .withMessageContaining("\"id\"");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("/v1/{id}", JsonNode.class).path("no", "a"));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void laterOfTwoValuesIsSent() throws InterruptedException {
    ApiRequest<JsonNode> first =
        ApiRequest.delete("/v1/{id}/{part}", JsonNode.class).path("id", "A").path("part", "1");

    assertThat(target(first.path("id", "B"))).isEqualTo("/v1/B/1");
    assertThat(target(first)).isEqualTo("/v1/A/1");
  }

  /** The target that the server received. */
  private String target(String template, String value) throws InterruptedException {
    return target(ApiRequest.get(template, JsonNode.class).path("id", value));
  }

  private String target(ApiRequest<JsonNode> request) throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    try (ApiClient client = client()) {
      client.send(request);
    }
    return server.takeRequest().getTarget();
  }

  private ApiClient client() {
    return ApiClient.create(
        Configuration.builder("http://127.0.0.1:" + server.getPort()).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud800b", "a\udc00", "a\ud83d"})
  void halfOfSurrogatePairIsRefused(String value) {
    StreamRequest<JsonNode> stream = StreamRequest.get("/v1/{id}", JsonNode.class);
    ApiRequest<JsonNode> request = ApiRequest.get("/v1/{id}", JsonNode.class);

    requireRefused(() -> request.path("id", value), "path parameter \"id\"");
    requireRefused(() -> request.query("q", value), "query parameter \"q\"");
    requireRefused(() -> request.query(value, "q"), "name of query parameter");
    requireRefused(() -> stream.path("id", value), "path parameter \"id\"");
    requireRefused(() -> stream.query("q", value), "query parameter \"q\"");
    requireRefused(() -> stream.lastEventId(value), "id must");
  }

  private static void requireRefused(ThrowingCallable input, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(input)
        .withMessageContaining(name)
        .withMessageContaining("at index 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?b=c", "/a#b", "/a%20b"})
  void templateIsPathOnly(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get(template, JsonNode.class))
        .withMessageContaining("at index 2 of \"" + template + "\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamRequest.get(template, JsonNode.class))
        .withMessageContaining("at index 2");
  }
}
