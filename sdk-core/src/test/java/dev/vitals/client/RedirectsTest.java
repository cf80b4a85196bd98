package dev.vitals.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Tls;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.RedirectException;
import dev.vitals.errors.VitalsException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential and a body stay with the origin they were meant for. */
final class RedirectsTest {
  private static final String KEY = "canary-7f3a9";

  static final List<Credentials> CREDENTIALS = List.of(
      Credentials.apiKey(KEY),
      Credentials.bearer(KEY),
      Credentials.header("X-Auth-Token", KEY),
      Credentials.header("Cookie", KEY));

  private final MockWebServer service = new MockWebServer();
  private final MockWebServer stranger = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    service.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    stranger.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  @AfterEach
  void stop() {
    service.close();
    stranger.close();
  }

  @ParameterizedTest
  @FieldSource("CREDENTIALS")
  void noCredentialGoesToAnotherPort(Credentials credentials) {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      redirect(status, "http://127.0.0.1:" + stranger.getPort() + "/login?next=1");

      RedirectException thrown = catchThrowableOfType(
          RedirectException.class, () -> send(credentials, ApiRequest.get("/a", JsonNode.class)));

      assertThat(thrown)
          .hasMessageContaining("http://127.0.0.1:" + stranger.getPort())
          .hasMessageNotContaining(KEY)
          .hasMessageNotContaining("login");
      assertThat(thrown.attempts()).hasSize(1);
      assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    }
    assertThat(stranger.getRequestCount()).isZero();
  }

  @Test
  void noBodyGoesToAnotherPort() {
    redirect(307, "http://127.0.0.1:" + stranger.getPort() + "/a");

    assertThatThrownBy(() -> send(post())).isInstanceOf(RedirectException.class);
    assertThat(stranger.getRequestCount()).isZero();
  }

  @Test
  void otherNameOfSameMachineIsOtherOrigin() {
    redirect(307, "http://localhost:" + service.getPort() + "/a");

    assertThatThrownBy(() -> send(get())).isInstanceOf(RedirectException.class);
    assertThat(service.getRequestCount()).isEqualTo(1);
  }

  @Test
  void nothingGoesFromHttpsToHttp(@TempDir Path folder) throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path trusted = Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
    try (MockWebServer secure = new MockWebServer()) {
      secure.useHttps(
          new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
      secure.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      secure.enqueue(redirection(308, "http://127.0.0.1:" + service.getPort() + "/a"));
      Configuration configuration = Configuration.builder("https://127.0.0.1:" + secure.getPort())
          .credentials(Credentials.apiKey(KEY))
          .tls(Tls.system().trusting(trusted))
          .build();

      try (ApiClient client = ApiClient.create(configuration)) {
        assertThatThrownBy(() -> client.send(get()))
            .isInstanceOf(RedirectException.class)
            .hasMessageContaining("http://127.0.0.1:" + service.getPort());
      }
      assertThat(secure.takeRequest().getHeaders().get("x-api-key")).isEqualTo(KEY);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(service.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void getIsRedirectedWithinItsOrigin(int status) throws InterruptedException {
    redirect(status, "../moved/here?page=2");
    answer();

    assertThat(send(get()).path("ok").booleanValue()).isTrue();
    assertThat(taken().getTarget()).isEqualTo("/a");
    RecordedRequest second = taken();
    assertThat(second.getTarget()).isEqualTo("/moved/here?page=2");
    assertThat(second.getHeaders().values("x-api-key")).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void postIsRedirectedAsPost(int status) throws InterruptedException {
    redirect(status, "/moved");
    answer();

    assertThat(send(post()).path("ok").booleanValue()).isTrue();
    taken();
    RecordedRequest second = taken();
    assertThat(second.getRequestLine()).startsWith("POST /moved ");
    assertThat(second.getBody()).isEqualTo(ByteString.encodeUtf8("{\"n\":1}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void postIsNeverTurnedIntoGet(int status) {
    redirect(status, "/moved");

    assertThatThrownBy(() -> send(post()))
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("turns a POST into a GET");
    assertThat(service.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "301, /result/1",
    "302, http://localhost/elsewhere",
    "303, /result/1",
    "303, http://localhost/elsewhere",
    "303, /a",
    "303, ftp://127.0.0.1/",
    "303,"
  })
  void redirectToResultMayFollowProcessedWrite(int status, String location) {
    assertThat(refusedPost(status, location).mayHaveBeenProcessed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "307, http://localhost/elsewhere",
    "308, http://localhost/elsewhere",
    "307, ftp://127.0.0.1/",
    "308,"
  })
  void writeSentElsewhereWasNotProcessed(int status, String location) {
    assertThat(refusedPost(status, location).mayHaveBeenProcessed()).isFalse();
  }

  private VitalsException refusedPost(int status, @Nullable String location) {
    service.enqueue(
        location == null
            ? new MockResponse.Builder().code(status).build()
            : redirection(status, location));
    return catchThrowableOfType(VitalsException.class, () -> send(post()));
  }

  @Test
  void loopEnds() {
    redirect(307, "/b");
    redirect(307, "/a");

    assertThatThrownBy(() -> send(get()))
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("loop");
    assertThat(service.getRequestCount()).isEqualTo(2);
  }

  @Test
  void fiveRedirectsAreEnough() {
    for (int hop = 1; hop <= 6; hop++) {
      redirect(307, "/hop" + hop);
    }

    assertThatThrownBy(() -> send(get()))
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("more than 5 times");
    assertThat(service.getRequestCount()).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource
  void statusWithoutRedirectIsError(MockResponse response) {
    service.enqueue(response);

    ApiException thrown = catchThrowableOfType(ApiException.class, () -> send(get()));

    assertThat(thrown.status()).isEqualTo(response.getCode());
  }

  static Stream<MockResponse> statusWithoutRedirectIsError() {
    return Stream.of(
        new MockResponse.Builder().code(302).build(),
        redirection(300, "/a"),
        redirection(304, "/a"),
        redirection(305, "/a"),
        redirection(399, "/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/", "javascript:alert(1)", "http://", "file:///etc"})
  void invalidLocationIsRefused(String location) {
    redirect(307, location);

    assertThatThrownBy(() -> send(get())).isInstanceOf(RedirectException.class);
  }

  private void redirect(int status, String location) {
    service.enqueue(redirection(status, location));
  }

  private static MockResponse redirection(int status, String location) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Location", location)
        .build();
  }

  private void answer() {
    service.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{\"ok\":true}")
        .build());
  }

  private RecordedRequest taken() throws InterruptedException {
    return requireNonNull(service.takeRequest(10, TimeUnit.SECONDS));
  }

  private static ApiRequest<JsonNode> get() {
    return ApiRequest.get("/a", JsonNode.class);
  }

  private static ApiRequest<JsonNode> post() {
    return ApiRequest.post("/a", JsonNode.class).body(Map.of("n", 1));
  }

  private JsonNode send(ApiRequest<JsonNode> request) {
    return send(Credentials.apiKey(KEY), request);
  }

  private JsonNode send(Credentials credentials, ApiRequest<JsonNode> request) {
    try (ApiClient client =
        ApiClient.create(Configuration.builder("http://127.0.0.1:" + service.getPort())
            .credentials(credentials)
            .build())) {
      return client.send(request);
    }
  }
}
