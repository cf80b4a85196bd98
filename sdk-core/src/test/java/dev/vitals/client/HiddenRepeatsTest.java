package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.ServerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OkHttp repeats some requests on its own, and dies of some answers. Not with this SDK. */
final class HiddenRepeatsTest {
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
  @CsvSource({
    "503, 0",
    "503, 99999999999",
    "503, 99999999999999999999999",
    "503, -5",
    "503, abc",
    "408, 0",
    "408, 99999999999",
    "421, 0",
    "401, 0",
    "407, 0",
    "429, 0",
    "425, 0"
  })
  void onePostIsOneRequest(int status, String retryAfter) {
    server.enqueue(new MockResponse.Builder()
        .code(status)
        .setHeader("Retry-After", retryAfter)
        .setHeader("WWW-Authenticate", "Basic")
        .setHeader("Proxy-Authenticate", "Basic")
        .build());
    server.enqueue(new MockResponse.Builder().body("{}").build());

    ApiException thrown = thrown(configuration().retryPolicy(RetryPolicy.none()));

    assertThat(thrown.status()).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 408})
  void lentClientSendsOneRequestToo(int status) {
    server.enqueue(
        new MockResponse.Builder().code(status).setHeader("Retry-After", "0").build());
    server.enqueue(new MockResponse.Builder().body("{}").build());

    ApiException thrown =
        thrown(configuration().retryPolicy(RetryPolicy.none()).httpClient(new OkHttpClient()));

    assertThat(thrown.status()).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void waitOfThousandYearsReachesCallerUnwaited() {
    server.enqueue(new MockResponse.Builder()
        .code(503)
        .setHeader("Retry-After", "99999999999")
        .build());

    ApiException thrown = thrown(configuration());

    assertThat(((ServerException) thrown).retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofDays(365)));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void postThatTimedOutAtServerIsNotRetried() {
    server.enqueue(new MockResponse.Builder().code(408).build());

    ApiException thrown = thrown(configuration());

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void postWithoutAnswerIsNotRetried() {
    enqueueHangUps(1);
    server.enqueue(new MockResponse.Builder().body("{}").build());

    try (ApiClient client = ApiClient.create(configuration().build())) {
      ConnectionException thrown =
          catchThrowableOfType(ConnectionException.class, () -> client.send(post()));

      assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void postOnStaleConnectionIsNotRetried() {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    enqueueHangUps(1);
    server.enqueue(new MockResponse.Builder().body("{}").build());

    try (ApiClient client = ApiClient.create(configuration().build())) {
      client.send(ApiRequest.get("/a", JsonNode.class));

      ConnectionException thrown =
          catchThrowableOfType(ConnectionException.class, () -> client.send(post()));

      assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void postRebuiltByLentClientIsSentOnce() {
    enqueueHangUps(3);

    try (ApiClient client =
        ApiClient.create(configuration().httpClient(building()).build())) {
      ConnectionException thrown =
          catchThrowableOfType(ConnectionException.class, () -> client.send(post()));

      assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void postSentByAnotherClientIsSentOnce() {
    enqueueHangUps(3);
    OkHttpClient other = new OkHttpClient();
    OkHttpClient passingOn = new OkHttpClient.Builder()
        .addInterceptor(chain -> other.newCall(chain.request()).execute())
        .build();

    try (ApiClient client =
        ApiClient.create(configuration().httpClient(passingOn).build())) {
      ConnectionException thrown =
          catchThrowableOfType(ConnectionException.class, () -> client.send(post()));

      assertThat(thrown.mayHaveBeenProcessed()).isTrue();
      assertThat(thrown).hasMessageContaining("an interceptor of the HTTP client failed");
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void requestRebuiltByLentClientHasResponseTimeout() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Timeouts timeouts = Timeouts.builder().response(Duration.ofMillis(500)).build();

    try (ApiClient client = ApiClient.create(
        configuration().httpClient(building()).timeouts(timeouts).build())) {
      assertThatThrownBy(() -> client.send(post()))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("no answer came within PT0.5S (Timeouts.response())");
    }
  }

  /** Requests that are read, and answered by a connection that ends. */
  private void enqueueHangUps(int count) {
    for (int i = 0; i < count; i++) {
      server.enqueue(new MockResponse.Builder()
          .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
          .build());
    }
  }

  /** A client whose interceptor keeps of a request what is on the wire, and nothing else. */
  private static OkHttpClient building() {
    return new OkHttpClient.Builder()
        .addInterceptor(chain -> {
          Request given = chain.request();
          return chain.proceed(new Request.Builder()
              .url(given.url())
              .headers(given.headers())
              .method(given.method(), given.body())
              .build());
        })
        .build();
  }

  private ApiException thrown(Configuration.Builder configuration) {
    try (ApiClient client = ApiClient.create(configuration.build())) {
      return catchThrowableOfType(ApiException.class, () -> client.send(post()));
    }
  }

  private static ApiRequest<JsonNode> post() {
    return ApiRequest.post("/a", JsonNode.class).body(Map.of("n", 1));
  }

  private Configuration.Builder configuration() {
    return Configuration.builder("http://127.0.0.1:" + server.getPort());
  }
}
