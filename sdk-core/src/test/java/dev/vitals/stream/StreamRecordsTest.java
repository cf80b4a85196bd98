package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Limits;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.model.PingEvent;
import dev.vitals.stream.wire.BodyFraming;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.WireServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Invalid records, and bodies without records: each is reported once, by a typed exception. */
final class StreamRecordsTest {
  private static final int RECORD_LIMIT = 1_000;

  @RegisterExtension
  final Loopback loopback = Loopback.with(
      builder -> builder.limits(Limits.builder().record(RECORD_LIMIT).build()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":1} {\"n\":2}   | TRAILING_CONTENT",
        "{\"n\":1}]            | TRAILING_CONTENT",
        "{\"n\":               | MALFORMED",
        "nope                  | MALFORMED",
      })
  void badRecordIsToldByItsIndex(String json, Problem problem) throws Exception {
    for (StreamFormat format : StreamFormat.values()) {
      assertThatExceptionOfType(DecodingException.class)
          .isThrownBy(() -> read(format, frame(format, "{}") + frame(format, json)))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
          .satisfies(e -> assertThat(e.index()).hasValue(1))
          .withMessageContaining("record 1");
      loopback.assertNoConnection();
    }
  }

  @ParameterizedTest
  @EnumSource
  void invalidUtf8IsNotRecord(StreamFormat format) {
    byte[] body = frame(format, "\"?\"").getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read(format, body))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.ENCODING))
        .satisfies(e -> assertThat(e.index()).hasValue(0));
  }

  @ParameterizedTest
  @EnumSource
  void recordOverLimitIsRefusedBeforeItsEnd(StreamFormat format) throws Exception {
    String endless = (format == StreamFormat.SSE ? "data: \"" : "\"") + "x".repeat(2_000);

    List<JsonNode> items = new ArrayList<>();
    EventStream<JsonNode> stream = loopback.open(request(format), wire -> {
      wire.sendHead(format.mediaType(), "Transfer-Encoding: chunked");
      wire.sendChunk((frame(format, "{}") + endless).getBytes(StandardCharsets.UTF_8));
      wire.awaitClose();
      wire.close();
    });

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> stream.forEach(items::add))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
        .satisfies(e -> assertThat(e.index()).hasValue(1))
        .withMessageContaining("1000 bytes");
    assertThat(items).hasSize(1);
    loopback.assertNoConnection(); // without close()
  }

  @Test
  void manyDataLinesOfOneEventCountTogether() throws Exception {
    String lines = "data: 0123456789\n".repeat(100);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read(StreamFormat.SSE, lines))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
    loopback.assertNoConnection();
  }

  @ParameterizedTest
  @EnumSource
  void gzipBombWithinOneRecordIsRefused(StreamFormat format) throws Exception {
    byte[] bomb =
        frame(format, "\"" + "x".repeat(64 * 1024 * 1024) + "\"").getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> readGzip(format, BodyFraming.GZIP.encode(List.of(bomb))))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
    loopback.assertNoConnection();
  }

  @Test
  void invalidGzipIsEncodingProblem() {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> readGzip(
            StreamFormat.NDJSON, "{\"n\":1}\n{\"n\":2}\n".getBytes(StandardCharsets.UTF_8)))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.ENCODING));
  }

  @Test
  void damagedGzipIsEncodingProblemAfterEarlierRecords() {
    byte[] gzip = BodyFraming.GZIP.encode(List.of(
        "{\"n\":1}\n".getBytes(StandardCharsets.UTF_8),
        "{\"n\":2}\n".getBytes(StandardCharsets.UTF_8)));
    gzip[gzip.length - 6] ^= 0x55; // of the checksum

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> readGzip(StreamFormat.NDJSON, gzip))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.ENCODING))
        .satisfies(e -> assertThat(e.index()).hasValue(2));
  }

  @Test
  void gzipOfSeveralMembersIsOneStream() {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (String part : List.of("{\"n\":1}\n{\"n\"", ":2}\n")) {
      members.writeBytes(BodyFraming.GZIP.encode(List.of(part.getBytes(StandardCharsets.UTF_8))));
    }

    assertThat(readGzip(StreamFormat.NDJSON, members.toByteArray()))
        .hasToString("[{\"n\":1}, {\"n\":2}]");
  }

  @Test
  void gzipThatEndsTooEarlyIsTruncated() {
    byte[] gzip = BodyFraming.GZIP.encode(List.of("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8)));

    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> readGzip(StreamFormat.NDJSON, Arrays.copyOf(gzip, gzip.length - 3)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED))
        .satisfies(e -> assertThat(e.delivered()).isOne());
  }

  @Test
  void bodyThatEndsInsideEventIsTruncated() {
    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> read(StreamFormat.SSE, "data: {\"n\":1}\n\ndata: {\"n\":2}\n"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED))
        .satisfies(e -> assertThat(e.delivered()).isOne());
  }

  @Test
  void bodyMayEndWithComment() {
    assertThat(read(StreamFormat.SSE, "data: {\"n\":1}\n\n: bye\n")).hasSize(1);
    assertThat(read(StreamFormat.SSE, "data: {\"n\":1}\n\n: by")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event: error~data: {\"message\":\"out~data: of probes\"}~~ | SERVER_ERROR | out\\nof probes",
        "event: close~data: {\"type\":\"failed\"}~~                 | TRUNCATED    | last item",
        "event: item~data: {\"error\":{\"code\":13}}~~              | SERVER_ERROR | code",
      })
  void pingSessionThatTheServerGivesUpIsBroken(String frames, Reason reason, String message) {
    String body =
        "event: item\ndata: " + RecordedPing.EVENTS.get(0) + "\n\n" + frames.replace('~', '\n');

    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> readPing(StreamFormat.SSE, body))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.delivered()).isOne())
        .withMessageContaining(message);
  }

  @Test
  void errorRecordOfPingSessionIsServerError() {
    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> readPing(
            StreamFormat.NDJSON,
            RecordedPing.EVENTS.get(0) + "\n{\"error\":\"gone\\nfor good\"}\n"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR))
        .withMessageContaining("gone\\nfor good");
  }

  @Test
  void eventsOfOtherTypesAreSkipped() {
    String body =
        "event: hello\ndata: not JSON\n\nevent: item\ndata: " + RecordedPing.EVENTS.get(3) + "\n\n";

    assertThat(readPing(StreamFormat.SSE, body))
        .singleElement()
        .isInstanceOf(PingEvent.Summary.class);
  }

  private static String frame(StreamFormat format, String json) {
    return format == StreamFormat.SSE ? "data: " + json + "\n\n" : json + "\n";
  }

  private static StreamRequest<JsonNode> request(StreamFormat format) {
    return StreamRequest.get("/items", JsonNode.class).format(format);
  }

  private List<JsonNode> read(StreamFormat format, String body) {
    return read(format, body.getBytes(StandardCharsets.UTF_8));
  }

  private List<JsonNode> read(StreamFormat format, byte[] body) {
    return read(request(format), answer(format, body));
  }

  private List<JsonNode> readGzip(StreamFormat format, byte[] gzip) {
    return read(request(format), wire -> {
      wire.sendHead(format.mediaType(), "Content-Encoding: gzip\r\nContent-Length: " + gzip.length);
      wire.send(gzip);
    });
  }

  private List<PingEvent> readPing(StreamFormat format, String body) {
    return read(
        RecordedPing.REQUEST.format(format), answer(format, body.getBytes(StandardCharsets.UTF_8)));
  }

  private <T> List<T> read(StreamRequest<T> request, WireServer.Answer answer) {
    List<T> items = new ArrayList<>();
    try (EventStream<T> stream = loopback.open(request, answer)) {
      stream.forEach(items::add);
    }
    return items;
  }

  /** A chunked body that ends; the connection is kept. */
  private static WireServer.Answer answer(StreamFormat format, byte[] body) {
    return wire -> {
      wire.sendHead(format.mediaType(), "Transfer-Encoding: chunked");
      wire.sendChunk(body);
      wire.endChunks();
    };
  }
}
