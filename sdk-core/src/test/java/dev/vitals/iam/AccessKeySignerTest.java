package dev.vitals.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.SignableRequest;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import dev.vitals.testing.VirtualTime;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessKeySignerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime time = VirtualTime.start();
  private final FakeServices fakes = FakeServices.builder().clock(time).start();
  private final FakeGateway gateway = fakes.gateway();
  private final AccessKeySigner signer =
      AccessKeySigner.of(gateway.accessKey(), gateway.secretKey());

  @AfterEach
  void close() {
    fakes.close();
  }

  private ApiClient client(AccessKeySigner signing) {
    return client(signing, time);
  }

  private ApiClient client(AccessKeySigner signing, InstantSource clock) {
    return ApiClient.create(Configuration.builder(gateway.url())
        .credentials(Credentials.signing(signing))
        .time(clock, time::sleep)
        .build());
  }

  private StatisticsApi statistics(ApiClient client) {
    return new StatisticsApi(client, gateway.projectId(), gateway.instanceId());
  }

  private List<ReceivedRequest> received() {
    return gateway.received();
  }

  @Test
  void publishedExampleIsReproducedToTheLastDigit() {
    AccessKeySigner published =
        AccessKeySigner.of("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc");
    SignableRequest request = new SignableRequest(
        "GET",
        URI.create("https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
            + "?marker=13551d6b-755d-4757-b956-536f674975c0&limit=2"),
        Map.of("Content-Type", "application/json"),
        new byte[0],
        Instant.parse("2019-11-15T03:36:55Z"));

    assertThat(published.sign(request))
        .containsEntry("X-Sdk-Date", "20191115T033655Z")
        .containsEntry(
            "Authorization",
            "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC,"
                + " SignedHeaders=content-type;host;x-sdk-date,"
                + " Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe");
  }

  @Test
  void gatewayAcceptsTheSignature() {
    try (ApiClient client = client(signer)) {
      assertThat(statistics(client).latestForApi(gateway.apiId(), HOUR).list()).isNotEmpty();
    }
    assertThat(received().get(0).headers()).doesNotContainKey("x-auth-token");
  }

  @Test
  void pathsAndQueriesAreCanonicalWhateverTheyContain() {
    try (ApiClient client = client(signer)) {
      ApiRequest<JsonNode> odd = ApiRequest.get("/v2/{id}/a b+c*~(d)/ü", JsonNode.class)
          .path("id", "ö/ä%2F+ =&?")
          .query("q", "a b+c*~%&=ü😀")
          .query("q", "")
          .query("a-b", "2")
          .query("a", "1")
          .query("", "x");

      assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> client.send(odd));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() ->
              client.send(ApiRequest.post("/v2/x", JsonNode.class).body(Map.of("text", "ü"))));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> client.open(StreamRequest.get("/v2/x", JsonNode.class)));
    }
  }

  @Test
  void temporaryKeysSendTheirTokenSigned() {
    AccessKeySigner temporary =
        signer.securityToken("temporary-token-77").projectId(gateway.projectId());
    try (ApiClient client = client(temporary)) {
      statistics(client).latestForGroup(gateway.groupId());
    }
    ReceivedRequest request = received().get(0);
    assertThat(request.header("X-Security-Token")).contains("temporary-token-77");
    assertThat(request.header("X-Project-Id")).contains(gateway.projectId());
    assertThat(request.header("Authorization").orElse(""))
        .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,");
  }

  @Test
  void eachAttemptGetsItsOwnSignature() {
    gateway.failNext(503, "APIG.9999", "busy");
    RetryPolicy slow = RetryPolicy.builder()
        .baseBackoff(Duration.ofMinutes(20))
        .maxBackoff(Duration.ofHours(1))
        .build();
    try (ApiClient client = ApiClient.create(Configuration.builder(gateway.url())
        .credentials(Credentials.signing(signer))
        .time(time, wait -> time.sleep(Duration.ofMinutes(20)))
        .retryPolicy(slow)
        .timeouts(Timeouts.builder().overall(Duration.ofHours(3)).build())
        .build())) {
      statistics(client).latestForGroup(gateway.groupId());
    }
    assertThat(received()).hasSize(2);
    assertThat(received().get(1).header("X-Sdk-Date"))
        .isNotEqualTo(received().get(0).header("X-Sdk-Date"));
  }

  @Test
  void wrongClockIsCorrectedOnce() {
    InstantSource hoursBehind = () -> time.instant().minus(Duration.ofHours(2));
    try (ApiClient client = client(signer, hoursBehind)) {
      statistics(client).latestForGroup(gateway.groupId());
      statistics(client).latestForGroup(gateway.groupId());
    }
    assertThat(received()).hasSize(3);
  }

  @Test
  void wrongKeyIsRefusedOnceInTheGatewaysWords() {
    try (ApiClient client = client(AccessKeySigner.of(gateway.accessKey(), "another-secret"))) {
      assertThatExceptionOfType(UnauthorizedException.class)
          .isThrownBy(() -> statistics(client).latestForGroup(gateway.groupId()))
          .satisfies(refusal -> {
            assertThat(refusal).hasMessageContaining("verify signature fail");
            assertThat(refusal.requestId().orElse("")).startsWith("b5a6c1f0d2e34b7a9c8d");
            assertThat(refusal.details().code()).contains("APIG.0301");
          });
    }
    assertThat(received()).hasSize(1);
  }

  @Test
  void otherProjectIsForbiddenNotUnauthorized() {
    try (ApiClient client = client(signer)) {
      StatisticsApi elsewhere = new StatisticsApi(client, "pröj ekt/1", gateway.instanceId());
      assertThatExceptionOfType(ForbiddenException.class)
          .isThrownBy(() -> elsewhere.latestForGroup(gateway.groupId()));
    }
  }

  @Test
  void signatureStaysWithinItsOriginAndIsMasked() {
    try (FaultServer server = FaultServer.start(FaultScript.answer(
            403, "application/json", "{\"message\":\"token temporary-token-77\"}"));
        ApiClient client = ApiClient.create(Configuration.builder(server.url())
            .credentials(Credentials.signing(signer.securityToken("temporary-token-77")))
            .build())) {
      assertThatExceptionOfType(ForbiddenException.class)
          .isThrownBy(() -> client.send(ApiRequest.get("/x", JsonNode.class)))
          .withMessageContaining("token ***")
          .withMessageNotContaining("temporary-token-77");
    }
    assertThat(signer.toString()).doesNotContain(gateway.accessKey(), gateway.secretKey());
    assertThat(Credentials.signing(signer).toString())
        .isEqualTo("Credentials[header=Authorization, value=***]");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a\n", "ä"})
  @SuppressWarnings("NullAway")
  void uselessKeysAreRefusedWithoutBeingQuoted(String key) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> AccessKeySigner.of(key, "secret"))
        .withMessageStartingWith("accessKey ");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> AccessKeySigner.of("access", key))
        .withMessageStartingWith("secretKey ");
  }

  @Test
  void signerThatReturnsWhatNoHeaderCanCarryIsReported() {
    try (ApiClient client = ApiClient.create(Configuration.builder(gateway.url())
        .credentials(Credentials.signing(request -> Map.of("Authorization", "a\nb")))
        .build())) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> client.send(ApiRequest.get("/x", JsonNode.class)))
          .withMessageContaining("RequestSigner for header Authorization has a control character");
    }
    assertThat(received()).isEmpty();
  }
}
