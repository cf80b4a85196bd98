package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.model.PingEvent;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The timeouts of a stream. These tests take real time, because a socket's silence cannot be simulated. */
final class StreamTimeoutsTest {
  private static final Duration OVERALL = Duration.ofMillis(700);
  private static final Duration IDLE = Duration.ofMillis(600);

  @RegisterExtension
  final Loopback loopback = Loopback.with(
      builder -> builder.timeouts(Timeouts.builder().idle(IDLE).overall(OVERALL).build()));

  @ParameterizedTest
  @EnumSource
  void silenceBreaksStream(StreamFormat format) throws Exception {
    EventStream<JsonNode> stream =
        loopback.open(request(format).idleTimeout(Duration.ofMillis(50)), wire -> {
          start(wire, format);
          wire.awaitClose();
          wire.close();
        });

    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> stream.forEach(item -> {}))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IDLE))
        .satisfies(e -> assertThat(e.delivered()).isOne())
        .withMessageContaining("PT0.05S");
    loopback.assertNoConnection();
  }

  @Test
  void idleTimeoutOfRequestIsNotRaised() throws Exception {
    StreamRequest<JsonNode> hasty = request(StreamFormat.NDJSON)
        .idleTimeout(Duration.ofMillis(50))
        .allowAtLeast(Duration.ofMinutes(1));
    EventStream<JsonNode> stream = loopback.open(hasty, wire -> {
      start(wire, StreamFormat.NDJSON);
      wire.awaitClose();
      wire.close();
    });

    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> stream.forEach(item -> {}))
        .withMessageContaining("PT0.05S");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSE    | : still here~~",
        "SSE    | :",
        "NDJSON | ~",
        "NDJSON | ' '",
      })
  void anyByteIsSignOfLife(StreamFormat format, String sign) {
    try (EventStream<JsonNode> stream = loopback.open(request(format), wire -> {
      start(wire, format);
      for (long waited = 0; waited <= IDLE.toMillis() * 3 / 2; waited += 50) {
        wire.pause(Duration.ofMillis(50));
        wire.sendChunk(sign.replace('~', '\n').getBytes(StandardCharsets.US_ASCII));
      }
      wire.sendChunk(new byte[] {'\n'});
      finish(wire, format);
    })) {
      assertThat(stream).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamLivesLongerThanOverallTimeout(StreamFormat format) {
    try (EventStream<JsonNode> stream = loopback.open(request(format), wire -> {
      start(wire, format);
      for (int i = 0; i < 3; i++) {
        wire.pause(OVERALL.dividedBy(2));
        wire.sendChunk(frame(format));
      }
      finish(wire, format);
    })) {
      assertThat(stream).hasSize(5);
    }
  }

  @Test
  void pingsFartherApartThanIdleTimeoutDoNotBreak() {
    WireServer.Answer answer = wire -> {
      wire.sendHead("application/x-ndjson", "Transfer-Encoding: chunked");
      for (byte[] frame : RecordedPing.frames(StreamFormat.NDJSON)) {
        wire.sendChunk(frame);
        wire.pause(frame.length < 100 ? IDLE.multipliedBy(2) : Duration.ofMillis(1));
      }
      wire.endChunks();
    };

    try (EventStream<PingEvent> stream = loopback.open(RecordedPing.REQUEST, answer)) {
      assertThat(stream).hasSize(4);
    }
  }

  private static StreamRequest<JsonNode> request(StreamFormat format) {
    return StreamRequest.get("/items", JsonNode.class).format(format);
  }

  private static byte[] frame(StreamFormat format) {
    return (format == StreamFormat.SSE ? "data: {}\n\n" : "{}\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void start(Wire wire, StreamFormat format) throws IOException {
    wire.sendHead(format.mediaType(), "Transfer-Encoding: chunked");
    wire.sendChunk(frame(format));
  }

  private static void finish(Wire wire, StreamFormat format) throws IOException {
    wire.sendChunk(frame(format));
    wire.endChunks();
  }
}
