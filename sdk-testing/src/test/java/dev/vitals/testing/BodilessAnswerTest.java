package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that HTTP gives no body, whatever they hold: one would begin the next answer. */
@Timeout(60)
final class BodilessAnswerTest {

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  private final OkHttpClient http =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  @AfterEach
  void close() {
    http.connectionPool().evictAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void theNextAnswerOnTheConnectionIsWhole(int status) throws IOException {
    fakes.node().failNext(Fault.status(status));
    fakes.node().answerNext(chunked(status));

    assertThat(ask("GET", fakes.node().url())).isEqualTo(status);
    assertThat(ask("GET", fakes.node().url())).isEqualTo(status);
    assertThat(ask("GET", fakes.node().url())).isEqualTo(200);
  }

  @Test
  void headIsAnsweredWithoutABodyByAFake() throws IOException {
    fakes.node().answerNext(FakeAnswer.text(200, "some text"));
    fakes.node().answerNext(chunked(200));

    assertThat(ask("HEAD", fakes.node().url())).isEqualTo(200);
    assertThat(ask("HEAD", fakes.node().url())).isEqualTo(200);
    assertThat(ask("GET", fakes.node().url())).isEqualTo(200);
  }

  @Test
  void headIsToldTheLengthOfTheBodyThatItDoesNotGet() throws IOException {
    fakes.node().answerNext(FakeAnswer.text(200, "some text"));

    try (RawHttp raw = RawHttp.open(fakes.node(), "HEAD", "/", "")) {
      assertThat(raw.readHead().header("Content-Length")).contains("9");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 204", "GET, 304", "HEAD, 200"})
  void aFaultServerSendsNoBodyEither(String method, int status) throws IOException {
    try (FaultServer server = FaultServer.start(
        FaultScript.answer(status, "text/plain", "some text"),
        FaultScript.answer(chunked(status)),
        FaultScript.answer(FakeAnswer.text(200, "after")))) {
      assertThat(ask(method, server.url())).isEqualTo(status);
      assertThat(ask(method, server.url())).isEqualTo(status);
      assertThat(ask("GET", server.url())).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aFaultStillEndsTheConnection() throws IOException {
    fakes.node().answerNext(FakeAnswer.text(204, "some text").with(Fault.cutAfter(3)));

    try (RawHttp raw = RawHttp.open(fakes.node(), "GET", "/", "")) {
      assertThat(raw.readHead().status()).isEqualTo(204);
      assertThat(raw.readToTheEnd()).isEmpty();
    }
  }

  private static FakeAnswer chunked(int status) {
    return FakeAnswer.chunks(status, "text/plain", "some text");
  }

  /** The status; all requests to one server go over one connection. */
  private int ask(String method, URI server) throws IOException {
    Request request =
        new Request.Builder().url(server + "/ext/health").method(method, null).build();
    try (Response response = http.newCall(request).execute()) {
      assertThat(response.body().string().isEmpty())
          .isEqualTo(method.equals("HEAD") || response.code() != 200);
      return response.code();
    }
  }
}
