package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults on the fakes, seen by a client that reads the bytes. */
@Timeout(60)
final class FaultTest {
  private static final String BODY = "{\"status\":\"ok\"}";

  private final List<Duration> pauses = new ArrayList<>();

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(pauses::add).start();

  @Test
  void aStatusComesAsOftenAsItWasAskedFor() {
    fakes.central().failNext(Fault.status(503).withHeader("Retry-After", "1").times(2));

    RawAnswer first = ping();
    RawAnswer second = ping();

    assertThat(first.status()).isEqualTo(503);
    assertThat(first.header("Retry-After")).contains("1");
    assertThat(second.status()).isEqualTo(503);
    assertThat(ping().status()).isEqualTo(200);
  }

  @Test
  void faultsAreUsedUpInTheOrderOfTheCalls() {
    fakes.central().failNext(Fault.status(500));
    fakes.central().answerNext(FakeAnswer.text(418, "teapot"));
    fakes.central().failNext(Fault.status(503));

    assertThat(List.of(ping().status(), ping().status(), ping().status(), ping().status()))
        .containsExactly(500, 418, 503, 200);
  }

  @Test
  void aFaultOfOnePathLetsOthersPass() {
    fakes.node().failNext(Fault.status(500).forPath("/ext/health/liveness"));

    assertThat(RawHttp.get(fakes.node(), "/ext/health").status()).isEqualTo(200);
    assertThat(RawHttp.get(fakes.node(), "/ext/health/liveness?tag=a").status()).isEqualTo(500);
    assertThat(RawHttp.get(fakes.node(), "/ext/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void aRedirectNamesItsAddress() {
    fakes.central().failNext(Fault.redirectTo(URI.create("http://127.0.0.1:1/elsewhere")));

    RawAnswer answer = ping();

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("Location")).contains("http://127.0.0.1:1/elsewhere");
  }

  @Test
  void aReplacedAnswerLeavesTheServiceAsItWas() {
    fakes.monitor().failNext(Fault.status(503));

    post();

    assertThat(RawHttp.get(fakes.monitor(), "/api/v1/sessions/?page=1").status())
        .isEqualTo(204);
  }

  @Test
  void aSpoiledAnswerIsToWhatTheServiceHasDone() {
    fakes.monitor().failNext(Fault.cutAfter(1));

    assertThat(post().body()).hasSize(1);

    assertThat(RawHttp.get(fakes.monitor(), "/api/v1/sessions/?page=1").status())
        .isEqualTo(200);
  }

  @Test
  void aCutAnswerPromisesMoreThanItSends() throws IOException {
    fakes.central().failNext(Fault.cutAfter(5).withHeader("X-Odd", "1"));

    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      RawAnswer head = http.readHead();

      assertThat(head.header("Content-Length")).contains("" + BODY.length());
      assertThat(head.header("X-Odd")).contains("1");
      assertThat(http.readToTheEnd()).isEqualTo(BODY.substring(0, 5));
    }
  }

  @Test
  void aStreamIsCutWithinItsEvents() throws IOException {
    fakes.goodmem().failNext(Fault.cutAfter(700));

    try (RawHttp http = stream()) {
      http.readHead();
      int bytes = 0;
      for (int chunk = http.readChunk().length(); chunk > 0; chunk = readOrEnd(http)) {
        bytes += chunk;
      }
      assertThat(bytes).isEqualTo(700);
    }
  }

  @Test
  void aStreamShorterThanItsCutLacksItsEnd() throws IOException {
    fakes.goodmem().failNext(Fault.cutAfter(1_000_000));

    try (RawHttp http = stream()) {
      http.readHead();
      assertThat(http.readToTheEnd()).contains("\"summary\"").doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void aResetIsAResetWithAndWithoutAHead() throws IOException {
    fakes.central().failNext(Fault.resetStream());
    fakes.central().failNext(Fault.resetStreamAfter(0));

    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      assertThatThrownBy(http::readHead).isInstanceOf(SocketException.class);
    }
    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      assertThatThrownBy(http::readAnswer).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aStallSendsNothingMoreButStaysOpen() throws IOException {
    fakes.central().failNext(Fault.stall());
    fakes.central().failNext(Fault.stallAfter(3));

    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      http.patience(Duration.ofMillis(50));
      assertThatThrownBy(http::readHead).isInstanceOf(SocketTimeoutException.class);
    }
    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      assertThat(http.readHead().status()).isEqualTo(200);
      assertThat(http.read(3)).isEqualTo(BODY.substring(0, 3));
      http.patience(Duration.ofMillis(50));
      assertThatThrownBy(() -> http.read(1)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void closingTheFakesEndsAStall() throws IOException {
    fakes.central().failNext(Fault.stall());

    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      while (fakes.central().received().isEmpty()) {
        Thread.onSpinWait();
      }
      fakes.close();
      assertThatThrownBy(http::readHead).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aDripIsWholeAndWaitsBeforeEachDrop() {
    fakes.central().failNext(Fault.drip(4, Duration.ofSeconds(7)));

    assertThat(ping().body()).isEqualTo(BODY);
    assertThat(pauses).hasSize(4).containsOnly(Duration.ofSeconds(7));
  }

  @Test
  void aGivenAnswerMayHaveAFaultOfItsOwn() throws IOException {
    fakes.central().answerNext(FakeAnswer.text(200, "abcdef").with(Fault.cutAfter(2)));

    try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
      http.readHead();
      assertThat(http.readToTheEnd()).isEqualTo("ab");
    }
  }

  @Test
  void oneAnswerCanNotFailSeveralTimes() {
    FakeAnswer answer = FakeAnswer.empty(200);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer.with(Fault.stall().times(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer.with(Fault.stall().forPath("/")));
  }

  @Test
  void faultsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(99));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.cutAfter(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.drip(0, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.stall().times(0));
  }

  private RawAnswer ping() {
    return RawHttp.get(fakes.central(), "/v1/ping");
  }

  private RawAnswer post() {
    return RawHttp.postJson(
        fakes.monitor(),
        "/api/v1/sessions/",
        "{\"session_h\":\"0123456789abcdef0123456789abcdef\",\"run_date\":\"2026-01-31T12:00:00\","
            + "\"scm_ref\":\"4914d195\",\"description\":{}}");
  }

  private RawHttp stream() throws IOException {
    return RawHttp.open(
        fakes.goodmem(),
        "POST",
        "/v1/ping:stream",
        "{\"targetId\":\"" + fakes.goodmem().targetId() + "\",\"count\":3}",
        "x-api-key: " + fakes.goodmem().key());
  }

  private static int readOrEnd(RawHttp http) throws IOException {
    try {
      return http.readChunk().length();
    } catch (EOFException e) {
      return 0;
    }
  }
}
