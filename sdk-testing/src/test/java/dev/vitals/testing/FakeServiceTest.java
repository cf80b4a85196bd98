package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all fakes share: the requests they remember and the answers they are given. */
final class FakeServiceTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @Test
  void requestsAreRememberedAsTheyWereSent() {
    RawHttp.post(fakes.node(), "/ext/health?tag=a%20b&x", "{\"ü\":1}", "X-Odd: 1", "x-odd: 2");

    ReceivedRequest request = fakes.node().received().get(0);
    assertThat(request).hasToString("POST /ext/health?tag=a%20b&x");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/ext/health?tag=a%20b&x");
    assertThat(request.path()).isEqualTo("/ext/health");
    assertThat(request.query()).isEqualTo("tag=a%20b&x");
    assertThat(request.body()).isEqualTo("{\"ü\":1}");
    assertThat(request.header("x-ODD")).contains("1");
    assertThat(request.headers().get("X-ODD")).containsExactly("1", "2");
    assertThat(request.header("Content-Type")).isEmpty();
  }

  @Test
  void aRequestWithoutQueryAndBodyHasEmptyOnes() {
    RawHttp.get(fakes.node(), "/ext/health");

    ReceivedRequest request = fakes.node().received().get(0);
    assertThat(request).hasToString("GET /ext/health");
    assertThat(request.query()).isEmpty();
    assertThat(request.body()).isEmpty();
  }

  @Test
  void eachServiceRemembersItsOwnRequestsInOrder() {
    RawHttp.get(fakes.node(), "/1");
    RawHttp.get(fakes.central(), "/2");
    List<ReceivedRequest> before = fakes.node().received();
    RawHttp.get(fakes.node(), "/3");

    assertThat(before).hasSize(1);
    assertThat(fakes.node().received())
        .extracting(ReceivedRequest::target)
        .containsExactly("/1", "/3");
    assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givenAnswersAreUsedUpInOrder() {
    fakes.central().answerNext(FakeAnswer.html(502, "<h1>Bad Gateway</h1>").header("Server", "x"));
    fakes.central().answerNext(FakeAnswer.of(429, "text/csv", "a,b"));

    RawAnswer first = RawHttp.get(fakes.central(), "/v1/ping");
    RawAnswer second = RawHttp.get(fakes.central(), "/v1/ping");
    RawAnswer third = RawHttp.get(fakes.central(), "/v1/ping");

    assertThat(first.status()).isEqualTo(502);
    assertThat(first.body()).isEqualTo("<h1>Bad Gateway</h1>");
    assertThat(first.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(first.header("Server")).contains("x");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Content-Type")).contains("text/csv");
    assertThat(third.status()).isEqualTo(200);
    assertThat(fakes.central().received()).hasSize(3);
  }

  @Test
  void oneAnswerMayBeGivenSeveralTimes() {
    FakeAnswer answer = FakeAnswer.json(500, "{\"a\":1}");
    fakes.monitor().answerNext(answer);
    fakes.goodmem().answerNext(answer);

    assertThat(RawHttp.get(fakes.monitor(), "/").body()).isEqualTo("{\"a\":1}");
    assertThat(RawHttp.get(fakes.goodmem(), "/").body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void anEmptyAnswerHasNoContentType() {
    fakes.gateway().answerNext(FakeAnswer.empty(401));

    RawAnswer answer = RawHttp.get(fakes.gateway(), "/");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).isEmpty();
    assertThat(answer.header("Content-Length")).contains("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 199, 1000})
  void onlyFinalStatusesCanBeAnswered(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeAnswer.empty(status))
        .withMessage("status must be from 200 to 999, was " + status);
  }
}
