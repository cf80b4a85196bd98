package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Limits;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for decides how a body is read: text, bytes, a list, or nothing. */
@Timeout(30)
final class AnswerFormsTest {
  private static final ApiRequest<String> TEXT = ApiRequest.get("/a", String.class);
  private static final ApiRequest<byte[]> BYTES = ApiRequest.get("/a", byte[].class);

  record Named(String name) {}

  private static final ApiRequest<List<Named>> LIST = ApiRequest.getList("/a", Named.class);

  @RegisterExtension
  final Rig rig = new Rig();

  @ParameterizedTest
  @CsvSource({
    "text/plain, gr\u00fcn",
    "text/html, <p>",
    "application/json, \"{\"\"n\"\": 1}\"",
    "image/svg+xml, <svg/>"
  })
  void textIsRawWhateverItsType(String type, String body) {
    FaultServer server = rig.serve(FaultScript.answer(200, type, body));

    assertThat(rig.client(server).send(TEXT)).isEqualTo(body);
    assertThat(server.received().get(0).header("Accept")).contains("*/*");
  }

  @Test
  void textIsDecodedInItsCharset() {
    FaultServer server = rig.serve(raw("text/plain; charset=ISO-8859-1", "gr\u00fcn"));

    assertThat(rig.client(server).send(TEXT)).isEqualTo("gr\u00fcn");
  }

  @Test
  void textThatIsNotInItsCharsetIsRefused() {
    FaultServer server = rig.serve(raw("text/plain", "gr\u00fcn"));

    assertThat(failure(DecodingException.class, rig.client(server), TEXT).problem())
        .isEqualTo(Problem.ENCODING);
  }

  @Test
  void bytesAreRawAndWithinLimit() {
    FaultServer server = rig.serve(raw("image/png", "\u00ff\u0000\u00fe"));
    ApiClient client = rig.client(
        Rig.configuration(server.url()).limits(Limits.builder().body(2).build()));

    assertThat(rig.client(server).send(BYTES)).containsExactly(0xff, 0, 0xfe);
    assertThat(failure(DecodingException.class, client, BYTES).problem())
        .isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void errorIsErrorWhateverIsAskedFor() {
    FaultServer server = rig.serve(FaultScript.answer(404, "text/plain", "gone"));

    assertThat(failure(ApiException.class, rig.client(server), TEXT).status()).isEqualTo(404);
    assertThat(failure(ApiException.class, rig.client(server), BYTES)).hasMessageContaining("gone");
  }

  @Test
  void acceptedStatusMayHaveText() {
    FaultServer server = rig.serve(FaultScript.answer(503, "text/plain", "starting"));

    assertThat(rig.client(server).send(TEXT.acceptStatus(503, "starting"::equals)))
        .isEqualTo("starting");
  }

  @Test
  void elementsOfListAreDecoded() {
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", "[{\"name\":\"a\"},{\"name\":\"b\"}]"));

    assertThat(rig.client(server).send(LIST)).containsExactly(new Named("a"), new Named("b"));
    int size = rig.client(server).send(LIST.map(answer -> answer.body().size()));
    assertThat(size).isEqualTo(2);
  }

  @Test
  void everyMethodMayAskForList() {
    FaultServer server = rig.serve(FaultScript.answer(200, "application/json", "[]"));
    ApiClient client = rig.client(server);

    for (ApiRequest<List<Named>> request : List.of(
        ApiRequest.postList("/a", Named.class),
        ApiRequest.putList("/a", Named.class),
        ApiRequest.patchList("/a", Named.class),
        ApiRequest.deleteList("/a", Named.class))) {
      assertThat(client.send(request)).isEmpty();
    }
    assertThat(server.received())
        .extracting(request -> request.method())
        .containsExactly("POST", "PUT", "PATCH", "DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[null]", "[1]", "[{\"name\":\"a\"}", "[] []"})
  void otherJsonIsNotList(String json) {
    FaultServer server = rig.serve(FaultScript.answer(200, "application/json", json));

    failure(DecodingException.class, rig.client(server), LIST);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 205})
  void emptySuccessIsWhatRequestSays(int status) {
    FaultServer server = rig.serve(empty(status));

    assertThat(rig.client(server).send(Rig.GET.map(answer -> "body").ifEmpty("nothing")))
        .isEqualTo("nothing");
    assertThat(rig.client(server).send(TEXT)).isEmpty();
    assertThat(rig.client(server).send(TEXT.ifEmpty("nothing"))).isEqualTo("nothing");
    assertThat(failure(DecodingException.class, rig.client(server), Rig.GET).problem())
        .isEqualTo(Problem.NO_CONTENT);
  }

  @Test
  void bytesAreSentAsTheyAre() {
    byte[] csv = "a;b\n".getBytes(StandardCharsets.UTF_8);
    FaultServer server = rig.serve(Rig.OK, FaultScript.answer(200, "application/x-ndjson", "{}\n"));
    ApiClient client = rig.client(server);
    ApiRequest<JsonNode> request =
        ApiRequest.post("/a", JsonNode.class).body(csv, "text/csv; charset=utf-8");
    StreamRequest<JsonNode> stream =
        StreamRequest.put("/a", JsonNode.class).body(csv, "text/csv; charset=utf-8");
    csv[0] = 'x';

    client.send(request);
    try (EventStream<JsonNode> items = client.open(stream)) {
      assertThat(items).hasSize(1);
    }

    assertThat(server.received()).hasSize(2).allSatisfy(received -> {
      assertThat(received.header("Content-Type")).contains("text/csv; charset=utf-8");
      assertThat(received.body()).isEqualTo("a;b\n");
    });
  }

  @Test
  void bytesNeedMediaType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.put("/a", Void.class).body(new byte[0], "csv"))
        .withMessageContaining("application/octet-stream")
        .withMessageContaining("\"csv\"");
  }

  @Test
  void secretOfStreamIsMasked() {
    FaultServer server =
        rig.serve(FaultScript.answer(403, "application/json", "{\"error\":\"no hunter22\"}"));
    StreamRequest<JsonNode> login =
        StreamRequest.post("/a", JsonNode.class).body("hunter22").secret("hunter22");

    VitalsException thrown =
        catchThrowableOfType(VitalsException.class, () -> rig.client(server).open(login));

    assertThat(thrown).hasMessageContaining("no ").hasMessageNotContaining("hunter22");
    assertThat(login.toString()).doesNotContain("hunter22");
  }

  @Test
  void idempotentStreamIsOpenedAgain() {
    FaultServer server = rig.serve(
        FaultScript.onRequest().cut(), FaultScript.answer(200, "application/x-ndjson", "{}\n"));
    StreamRequest<JsonNode> request = StreamRequest.patch("/a", JsonNode.class).idempotent();

    try (EventStream<JsonNode> items = rig.client(server).open(request)) {
      assertThat(items).hasSize(1);
    }
    assertThat(server.received()).hasSize(2);
  }

  private static FaultScript raw(String type, String latin1) {
    byte[] body = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
            + "\r\n\r\n")
        .send(body);
  }

  private static FaultScript empty(int status) {
    String length = status == 204 ? "" : "Content-Length: 0\r\n";
    return FaultScript.onRequest().send("HTTP/1.1 " + status + " Empty\r\n" + length + "\r\n");
  }
}
