package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.VitalsException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a status means: its exception, and how often a read and a write are on the wire. */
@Timeout(30)
final class StatusesTest {
  private static final String BODY = "{\"message\":\"no\"}";

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void wordsOfErrorPageAreShown() {
    ApiClient client = rig.client(Rig.configuration(rig.serve(FaultScript.answer(
                502,
                "text/html",
                "<html><head><title>502</title><style>h1 { color: red }</style></head>"
                    + "<!-- nginx --><body><h1>upstream prematurely  closed</h1></body>"))
            .url())
        .retryPolicy(RetryPolicy.none()));

    assertThat(Rig.failure(ServerException.class, client, Rig.GET))
        .hasMessage("GET /a: HTTP 502: 502 upstream prematurely closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'message':'no'},'request_id':'req_4242'}",
        "{'error':{'message':'no','request_id':'req_4242'}}"
      })
  void requestIdIsFoundInTheBodyToo(String body) {
    ApiClient client =
        rig.client(rig.serve(FaultScript.answer(400, "application/json", body.replace('\'', '"'))));

    assertThat(Rig.failure(BadRequestException.class, client, Rig.GET).requestId())
        .contains("req_4242");
  }

  @ParameterizedTest
  @CsvSource({
    "300, ApiException, 1, 1, true",
    "302, ApiException, 1, 1, true",
    "303, ApiException, 1, 1, true",
    "304, ApiException, 1, 1, false",
    "307, ApiException, 1, 1, false",
    "308, ApiException, 1, 1, false",
    "400, BadRequestException, 1, 1, false",
    "401, UnauthorizedException, 1, 1, false",
    "402, ApiException, 1, 1, false",
    "403, ForbiddenException, 1, 1, false",
    "404, NotFoundException, 1, 1, false",
    "405, ApiException, 1, 1, false",
    "407, ApiException, 1, 1, false",
    "408, ApiException, 3, 1, true",
    "409, ConflictException, 1, 1, false",
    "410, ApiException, 1, 1, false",
    "412, PreconditionFailedException, 1, 1, false",
    "413, ApiException, 1, 1, false",
    "414, ApiException, 1, 1, false",
    "421, ApiException, 2, 2, false",
    "422, ApiException, 1, 1, false",
    "425, ApiException, 3, 3, false",
    "429, RateLimitException, 3, 3, false",
    "431, ApiException, 1, 1, false",
    "500, ServerException, 3, 1, true",
    "501, ServerException, 1, 1, true",
    "502, ServerException, 3, 1, true",
    "503, ServerException, 3, 1, true",
    "504, ServerException, 3, 1, true",
    "505, ServerException, 1, 1, true",
    "529, ServerException, 3, 1, true",
    "599, ServerException, 3, 1, true",
    "600, ApiException, 1, 1, true",
    "999, ApiException, 1, 1, true"
  })
  void statusDecidesClassAndRetries(
      int status, String type, int reads, int writes, boolean mayHaveBeenProcessed) {
    FaultScript answer = FaultScript.answer(status, "application/json", BODY);

    ApiException read = requireRequests(reads, GET, answer);
    ApiException write = requireRequests(writes, POST, answer);

    for (ApiException thrown : new ApiException[] {read, write}) {
      assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
      assertThat(thrown.status()).isEqualTo(status);
      assertThat(thrown.details().rawBody()).isEqualTo(status == 304 ? "" : BODY); // 304 has none
      assertThat(thrown.mayHaveBeenProcessed()).isEqualTo(mayHaveBeenProcessed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0,120", "Sun, 06 Nov 1994 08:49:37 GMT"})
  void status503WithRetryAfterWasNotProcessed(String retryAfter) {
    ApiException thrown = requireRequests(3, POST, answer(503, "Retry-After: " + retryAfter));

    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(thrown.attempts())
        .extracting(Attempt::waitOrigin)
        .containsExactly(WaitOrigin.NONE, WaitOrigin.BACKOFF, WaitOrigin.BACKOFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 425, 429, 500, 503})
  void serviceMayForbidRetry(int status) {
    requireRequests(1, GET, answer(status, "X-Should-Retry: False"));
  }

  @ParameterizedTest
  @CsvSource({"404, 3, 1", "409, 3, 1", "501, 3, 1", "429, 3, 3", "401, 1, 1"})
  void serviceMayAllowRetryWhereSafe(int status, int reads, int writes) {
    requireRequests(reads, GET, answer(status, "X-Should-Retry: true"));
    requireRequests(writes, POST, answer(status, "X-Should-Retry: true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", ""})
  void pushbackWithoutTimeForbidsRetry(String pushback) {
    requireRequests(1, GET, answer(429, "Grpc-Retry-Pushback-Ms: " + pushback));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Grpc-Retry-Pushback-Ms: 5", "Retry-After-Ms: 5", "x-ms-retry-after-ms: 5"})
  void timeInMillisecondsIsWaitedFor(String header) {
    ApiException thrown = requireRequests(3, POST, answer(429, header));

    assertThat(thrown.attempts().get(1).waited()).isEqualTo(Duration.ofMillis(5));
    assertThat(thrown.attempts().get(1).waitOrigin()).isEqualTo(WaitOrigin.SERVER);
    assertThat(((RateLimitException) thrown).retryAfter()).contains(Duration.ofMillis(5));
  }

  @Test
  void waitOverLimitReachesCallerUnwaited() {
    FaultServer server = rig.serve(answer(429, "Retry-After-Ms: 500"));
    RetryPolicy impatient =
        RetryPolicy.builder().maxRetryAfter(Duration.ofMillis(499)).build();
    ApiClient client = rig.client(Rig.configuration(server.url()).retryPolicy(impatient));

    RateLimitException thrown = failure(RateLimitException.class, client, GET);

    assertThat(thrown.retryAfter()).contains(Duration.ofMillis(500));
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"insufficient_quota", "billing_hard_limit_reached"})
  void noWaitHelpsWithoutFunds(String code) {
    ApiException thrown = requireRequests(
        1,
        GET,
        FaultScript.answer(429, "application/json", "{\"error\":{\"code\":\"" + code + "\"}}"));

    assertThat(thrown).isInstanceOf(RateLimitException.class);
  }

  @Test
  void misdirectedRequestIsRetriedOnceOnNewConnection() {
    FaultServer server = rig.serve(OK, FaultScript.answer(421, "text/plain", "not here"), OK);
    ApiClient client = rig.client(server);
    client.send(GET);

    assertThat(client.exchange(POST).attempts()).hasSize(2);

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void earlierFailuresAreSuppressed() {
    FaultServer server = rig.serve(
        FaultScript.onRequest().cut(),
        FaultScript.answer(500, "text/plain", "second"),
        FaultScript.answer(404, "text/plain", "third"));

    VitalsException thrown = failure(VitalsException.class, rig.client(server), GET);

    assertThat(thrown).hasMessageContaining("third");
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(Arrays.stream(thrown.getSuppressed()).map(Throwable::getMessage))
        .satisfiesExactly(
            first -> assertThat(first).contains("broke before an answer came"),
            second -> assertThat(second).contains("HTTP 500: second"));
    assertThat(thrown.getSuppressed())
        .extracting(earlier -> ((VitalsException) earlier).attempts().size())
        .containsExactly(1, 2);
  }

  private ApiException requireRequests(int count, ApiRequest<?> request, FaultScript answer) {
    FaultServer server = rig.serve(answer);

    ApiException thrown = failure(ApiException.class, rig.client(server), request);

    assertThat(server.received()).hasSize(count);
    assertThat(thrown.attempts()).hasSize(count);
    return thrown;
  }

  private static FaultScript answer(int status, String header) {
    return FaultScript.onRequest()
        .send("HTTP/1.1 " + status + " Scripted\r\nContent-Length: 0\r\n" + header + "\r\n\r\n");
  }
}
