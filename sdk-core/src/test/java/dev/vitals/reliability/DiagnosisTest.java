package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Timeouts;
import dev.vitals.config.Tls;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.diagnosis.Diagnosis.Outcome;
import dev.vitals.diagnosis.Diagnosis.Step;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each step's failure is told in its place, soon, and without a secret. */
@Timeout(30)
final class DiagnosisTest {
  private static final String KEY = "canary-d1a6";
  private static final Timeouts SHORT = Timeouts.builder()
      .connect(Duration.ofMillis(400))
      .response(Duration.ofMillis(400))
      .idle(Duration.ofMillis(400))
      .build();

  @RegisterExtension
  final Rig rig = new Rig();

  @TempDir
  Path folder;

  private final Authority authority = new Authority("ours");

  @Test
  void healthyServicePassesEveryStep() throws Exception {
    MockWebServer server =
        serve(authority.issue("localhost"), dated(ZonedDateTime.now(ZoneOffset.UTC)));

    Diagnosis diagnosis =
        client(URI.create("https://localhost:" + server.getPort())).diagnose();

    assertThat(outcomes(diagnosis))
        .containsExactly(
            "DNS PASSED",
            "TCP PASSED",
            "TLS PASSED",
            "HTTP PASSED",
            "CLOCK PASSED",
            "STREAM SKIPPED");
    assertThat(diagnosis.isReachable()).isTrue();
    assertThat(diagnosis.status()).hasValue(200);
    assertThat(diagnosis.addresses()).contains("127.0.0.1");
    assertThat(diagnosis.certificates()).isNotEmpty();
    assertThat(diagnosis.clockSkew())
        .get()
        .satisfies(skew -> assertThat(skew.abs()).isLessThan(Duration.ofSeconds(30)));
    assertThat(diagnosis.finding(Step.TLS).took()).isPresent();
    assertThat(diagnosis.report())
        .contains("Diagnosis of https://localhost:", "CN=localhost, issued by CN=ours", "TLSv1.")
        .containsPattern("Vitals \\S+, OkHttp 5\\S+, Java \\d+");
  }

  @Test
  void noCredentialIsSentAndNoSecretShown() throws Exception {
    MockWebServer server = serve(
        authority.issue("127.0.0.1"),
        new MockResponse.Builder().setHeader("Set-Cookie", KEY).body(KEY).build());

    Diagnosis diagnosis = client(https(server)).diagnose();

    assertThat(server.takeRequest().getHeaders().toString()).doesNotContain(KEY);
    assertThat(diagnosis.report())
        .isEqualTo(diagnosis.toString())
        .doesNotContain(KEY)
        .doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404, 503})
  void anyStatusMeansReachable(int status) throws Exception {
    MockWebServer server = serve(
        authority.issue("127.0.0.1"),
        new MockResponse.Builder()
            .code(status)
            .setHeader("Location", "http://127.0.0.1:1/")
            .setHeader("Retry-After", "0")
            .build());

    Diagnosis diagnosis = client(https(server)).diagnose();

    assertThat(diagnosis.isReachable()).isTrue();
    assertThat(diagnosis.status()).hasValue(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(diagnosis.finding(Step.CLOCK).text()).isEqualTo("the answer has no date");
  }

  @Test
  void loginPageInTheServicesPlaceIsCalledThat() {
    FaultServer page = rig.serve(FaultScript.answer(200, "text/html", "<title>WiFi</title>"));
    FaultServer redirect = rig.serve(
        FaultScript.onRequest()
            .send(
                "HTTP/1.1 302 Found\r\nLocation: http://login.hotel.test/?x=y\r\nContent-Length: 0\r\n\r\n"));

    assertThat(client(page.url()).diagnose().finding(Step.HTTP).text())
        .contains("an HTML page, as of a login page or a proxy: is this the service?");
    assertThat(client(redirect.url()).diagnose().finding(Step.HTTP).text())
        .contains("a redirect to login.hotel.test, as of a login page: is this the service?");
  }

  @ParameterizedTest
  @CsvSource({"401, true", "403, true", "404, false"})
  void refusalMentionsMissingCredential(int status, boolean said) throws Exception {
    MockWebServer server = serve(
        authority.issue("127.0.0.1"), new MockResponse.Builder().code(status).build());

    String text = client(https(server)).diagnose().finding(Step.HTTP).text();

    assertThat(text).startsWith("HTTP " + status + " over ");
    assertThat(text.endsWith("; this GET carries no credential")).isEqualTo(said);
  }

  @Test
  void refusedPortFailsTcp() {
    FaultServer gone = rig.serve(OK);
    gone.close();

    Diagnosis diagnosis = client(gone.url()).diagnose();

    assertThat(outcomes(diagnosis))
        .containsExactly(
            "DNS SKIPPED",
            "TCP FAILED",
            "TLS SKIPPED",
            "HTTP SKIPPED",
            "CLOCK SKIPPED",
            "STREAM SKIPPED");
    assertThat(diagnosis.finding(Step.TCP).text()).contains("ConnectException");
    assertThat(diagnosis.isReachable()).isFalse();
    assertThat(diagnosis.status()).isEmpty();
    assertThat(diagnosis.clockSkew()).isEmpty();
    assertThat(diagnosis.firstItem()).isEmpty();
  }

  @Test
  void unresolvableNameFailsDns() {
    Diagnosis diagnosis = named(name -> {
          throw new UnknownHostException(name);
        })
        .diagnose();

    assertThat(outcomes(diagnosis)).startsWith("DNS FAILED", "TCP SKIPPED");
    assertThat(diagnosis.finding(Step.DNS).text()).contains("service.test");
  }

  @Test
  void endlessLookupIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    ApiClient client = named(name -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new UnknownHostException(name);
    });

    Diagnosis diagnosis = client.withTimeouts(SHORT).diagnose();
    never.countDown();

    assertThat(outcomes(diagnosis)).startsWith("DNS FAILED", "TCP SKIPPED");
    assertThat(diagnosis.finding(Step.DNS).text()).isEqualTo("not finished within PT0.8S");
  }

  @Test
  void silentHandshakeFailsTls() {
    FaultServer silent = rig.serve(FaultScript.unread().stall());

    Diagnosis diagnosis = client(Rig.https(silent.url())).withTimeouts(SHORT).diagnose();

    assertThat(outcomes(diagnosis)).startsWith("DNS SKIPPED", "TCP PASSED", "TLS FAILED");
    assertThat(diagnosis.certificates()).isEmpty();
  }

  @Test
  void portOfPlainHttpIsSuspected() {
    FaultServer talking = rig.serve(FaultScript.unread().send("HTTP/1.1 400 Bad Request\r\n\r\n"));
    FaultServer hangingUp = rig.serve(FaultScript.unread().cut());

    for (FaultServer plain : List.of(talking, hangingUp)) {
      Diagnosis diagnosis = client(Rig.https(plain.url())).diagnose();

      assertThat(diagnosis.finding(Step.TLS).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(diagnosis.finding(Step.TLS).text()).endsWith("; does this port speak https?");
    }
  }

  @Test
  void silentServiceFailsHttp() {
    FaultServer silent = rig.serve(FaultScript.onRequest().stall());

    Diagnosis diagnosis = client(silent.url()).withTimeouts(SHORT).diagnose();

    assertThat(outcomes(diagnosis)).contains("TCP PASSED", "TLS SKIPPED", "HTTP FAILED");
    assertThat(diagnosis.finding(Step.HTTP).text()).contains("SocketTimeoutException");
  }

  @Test
  void expiredCertificateIsShownAlthoughRefused() throws Exception {
    HeldCertificate expired = new HeldCertificate.Builder()
        .signedBy(authority.root())
        .commonName("old.test")
        .addSubjectAlternativeName("127.0.0.1")
        .validityInterval(0, TimeUnit.DAYS.toMillis(365))
        .build();
    MockWebServer server = serve(expired, new MockResponse.Builder().build());

    Diagnosis diagnosis = client(https(server)).diagnose();

    assertThat(outcomes(diagnosis)).contains("TCP PASSED", "TLS FAILED", "HTTP SKIPPED");
    assertThat(diagnosis.finding(Step.TLS).text()).contains("Expired", "1971");
    assertThat(diagnosis.report())
        .contains("CN=old.test, issued by CN=ours, from 1970-01-01T00:00:00Z to 1971-01-01");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void wrongClockIsMeasured() throws Exception {
    ZonedDateTime behind = ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(10);
    MockWebServer server = serve(authority.issue("127.0.0.1"), dated(behind));

    Diagnosis diagnosis = client(https(server)).diagnose();

    assertThat(outcomes(diagnosis)).contains("HTTP PASSED", "CLOCK FAILED");
    assertThat(diagnosis.clockSkew())
        .get()
        .satisfies(
            skew -> assertThat(skew).isBetween(Duration.ofMinutes(-11), Duration.ofMinutes(-9)));
    assertThat(diagnosis.finding(Step.CLOCK).text()).contains("s behind the local one");
  }

  @Test
  void firstItemOfStreamIsTimed() {
    FaultServer server =
        rig.serve(OK, FaultScript.answer(200, "application/x-ndjson", "{\"n\":1}\n"));

    Diagnosis diagnosis = client(server.url()).diagnose(STREAM);

    assertThat(outcomes(diagnosis)).contains("HTTP PASSED", "STREAM PASSED");
    assertThat(diagnosis.firstItem()).get().satisfies(time -> assertThat(time).isPositive());
    assertThat(server.received().get(0).header("x-api-key")).isEmpty();
    assertThat(server.received().get(1).header("x-api-key")).contains(KEY);
  }

  @Test
  void refusedStreamShowsServicesWordsWithoutKey() {
    FaultServer server = rig.serve(
        OK, FaultScript.answer(403, "application/json", "{\"error\":\"not with " + KEY + "\"}"));

    Diagnosis diagnosis = client(server.url()).diagnose(STREAM);

    assertThat(diagnosis.finding(Step.STREAM).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(diagnosis.finding(Step.STREAM).text()).contains("HTTP 403: not with ***");
    assertThat(diagnosis.report()).doesNotContain(KEY);
  }

  @Test
  void silentStreamFailsInTime() {
    FaultServer server = rig.serve(
        OK,
        FaultScript.onRequest()
            .send("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n")
            .stall());

    Diagnosis diagnosis = client(server.url()).withTimeouts(SHORT).diagnose(STREAM);

    assertThat(diagnosis.finding(Step.STREAM).text()).contains("no byte was received for PT0.4S");
  }

  @ParameterizedTest
  @MethodSource("undeclared")
  void undeclaredExceptionOfPredicateFailsStreamAtOnce(Throwable bug) {
    FaultServer server =
        rig.serve(OK, FaultScript.answer(200, "application/x-ndjson", "{\"n\":1}\n"));

    Diagnosis diagnosis = client(server.url()).diagnose(STREAM.lastItem(item -> {
      throw DiagnosisTest.<RuntimeException>undeclared(bug);
    }));

    assertThat(outcomes(diagnosis)).contains("HTTP PASSED", "STREAM FAILED");
    assertThat(diagnosis.finding(Step.STREAM).text())
        .isEqualTo("GET /a: " + bug.getClass().getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("undeclared")
  void undeclaredExceptionOfInterceptorFailsHttpAtOnce(Throwable bug) {
    OkHttpClient http = new OkHttpClient.Builder()
        .addNetworkInterceptor(chain -> {
          throw DiagnosisTest.<RuntimeException>undeclared(bug);
        })
        .build();
    ApiClient client = rig.client(Rig.configuration(rig.serve(OK).url()).httpClient(http));

    Diagnosis diagnosis = client.diagnose();

    assertThat(outcomes(diagnosis)).contains("TCP PASSED", "HTTP FAILED");
    assertThat(diagnosis.finding(Step.HTTP).text()).isEqualTo(bug.getClass().getSimpleName());
  }

  static Stream<Throwable> undeclared() {
    return Stream.of(new AssertionError(KEY), new TimeoutException(KEY));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E undeclared(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void interruptEndsOpeningOfStream() throws Exception {
    Thread caller = Thread.currentThread();
    FaultServer server = rig.serve(
        OK,
        FaultScript.onRequest()
            .drip("H", Duration.ZERO, asked -> caller.interrupt())
            .stall());

    Diagnosis diagnosis = client(server.url()).diagnose(STREAM);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(diagnosis.finding(Step.STREAM).text())
        .isEqualTo("the calling thread was interrupted");
    assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void interruptIsPartOfResultAndKeepsFlag() {
    FaultServer silent = rig.serve(FaultScript.onRequest().stall());
    Thread.currentThread().interrupt();

    Diagnosis diagnosis = client(silent.url()).diagnose();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(diagnosis.isReachable()).isFalse();
    assertThat(diagnosis.report()).contains("the calling thread was interrupted");
  }

  @Test
  void closedClientDiagnosesNothing() {
    ApiClient client = client(rig.serve(OK).url());
    client.close();

    assertThatThrownBy(client::diagnose).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> outcomes(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .map(finding -> finding.step() + " " + finding.outcome())
        .toList();
  }

  private ApiClient named(Dns dns) {
    OkHttpClient http = new OkHttpClient.Builder().dns(dns).build();
    return rig.client(Configuration.builder("http://service.test:1").httpClient(http));
  }

  private ApiClient client(URI url) {
    try {
      return rig.client(Rig.configuration(url)
          .tls(Tls.system().trusting(authority.pem(folder)))
          .credentials(Credentials.apiKey(KEY))
          .header("X-Tenant", KEY));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private MockWebServer serve(HeldCertificate certificate, MockResponse response)
      throws IOException {
    MockWebServer server = rig.closedAfterwards(Authority.serve(certificate));
    server.enqueue(response);
    return server;
  }

  private static URI https(MockWebServer server) {
    return URI.create("https://127.0.0.1:" + server.getPort());
  }

  private static MockResponse dated(ZonedDateTime date) {
    return new MockResponse.Builder()
        .setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date))
        .build();
  }
}
