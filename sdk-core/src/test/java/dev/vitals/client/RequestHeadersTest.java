package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.traffic.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request brings headers of its own along, and no other becomes of one. */
final class RequestHeadersTest {
  private static final ApiRequest<JsonNode> GET = ApiRequest.get("/ext/health", JsonNode.class);
  private static final StreamRequest<JsonNode> STREAM = StreamRequest.get("/s", JsonNode.class);

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @Test
  void otherHeadersAreSentUnchanged() {
    ReceivedRequest received = sent(GET.header("Idempotency-Key", "a b\tc")
        .header("X-Tenant", "1")
        .header("!#$%&'*+.^_`|~", "2"));

    assertThat(received.header("Idempotency-Key")).contains("a b\tc");
    assertThat(received.header("X-Tenant")).contains("1");
    assertThat(received.header("!#$%&'*+.^_`|~")).contains("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "accept-encoding",
        "CONNECTION",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "Expect",
        "Host",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade"
      })
  void managedHeadersAreRefused(String name) {
    requireRefused(name, "header " + name + " cannot be set here: ");
  }

  @ParameterizedTest
  @CsvSource({
    "Last-Event-ID, StreamRequest.lastEventId",
    "Proxy-Authorization, proxyCredentials",
    "User-Agent, userAgent"
  })
  void headersWithSettingAreRefusedWithItsName(String name, String setting) {
    requireRefused(name, setting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "API-Key",
        "authorization",
        "Cookie",
        "X-Access-Token",
        "X-API-Key",
        "X-Auth-Token",
        "X-Subject-Token"
      })
  void credentialsAreRefusedWithoutTheirValue(String name) {
    requireRefused(name, "use credentials(Credentials)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GET.header(name, "hunter22"))
        .withMessageNotContaining("hunter22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"only-if-cached", "max-age=0, Only-If-Cached"})
  void cacheThatNobodyHasIsNotAskedFor(String directive) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GET.header("Cache-Control", directive))
        .withMessageContaining("only-if-cached");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Configuration.builder(fakes.node().url()).header("cache-control", directive))
        .withMessageContaining("only-if-cached");
    assertThat(sent(GET.header("Cache-Control", "no-store")).header("Cache-Control"))
        .contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'Transfer-Encoding:chunked', index 17",
    "'Host:evil', index 4",
    "'Host ', index 4",
    "'X-A\tB', index 3",
    "'X-A(B)', index 3",
    "'X-\u00dc', index 2",
    "'X-A\r\nHost', index 3"
  })
  void invalidNameIsRefusedByIndexOnly(String name, String message) {
    requireRefused(name, message);
  }

  @ParameterizedTest
  @CsvSource({"'a\r\nHost: b', \\u000d at index 1", "'\u00fc', \\u00fc at index 0"})
  void invalidValueIsRefusedByIndexOnly(String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GET.header("X-Tenant", value))
        .withMessageContaining(message)
        .withMessageContaining("X-Tenant");
  }

  private static void requireRefused(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GET.header(name, "x"))
        .withMessageContaining(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STREAM.header(name, "x"))
        .withMessageContaining(message);
  }

  private ReceivedRequest sent(ApiRequest<JsonNode> request) {
    try (ApiClient client =
        ApiClient.create(Configuration.builder(fakes.node().url()).build())) {
      client.send(request);
    }
    return fakes.node().received().get(0);
  }
}
