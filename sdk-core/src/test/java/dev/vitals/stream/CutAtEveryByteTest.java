package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.model.PingEvent;
import dev.vitals.stream.wire.BodyFraming;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session cut behind each of its bytes: never a quiet end, never a wrong item. */
@TestInstance(Lifecycle.PER_CLASS)
final class CutAtEveryByteTest {
  /** How the server cuts, and what the reader is to be told. */
  private enum Cut {
    CLOSE(Reason.TRUNCATED),
    RESET(Reason.RESET),
    STALL(Reason.IDLE);

    private final Reason reason;

    Cut(Reason reason) {
      this.reason = reason;
    }

    void make(Wire wire) throws IOException {
      switch (this) {
        case CLOSE -> wire.close();
        case RESET -> wire.reset();
        case STALL -> {
          wire.awaitClose();
          wire.close();
        }
      }
    }
  }

  private static final Duration IDLE = Duration.ofMillis(40);

  /** How many cuts stall, besides those at frame ends: each one costs the idle timeout. */
  private static final int STALLS = 10;

  private static final List<PingEvent> EVENTS = events();

  private final WireServer server = WireServer.start(CutAtEveryByteTest::answer);
  private final ApiClient client =
      ApiClient.create(Configuration.builder(server.url()).build());

  @AfterAll
  void noConnectionIsLeft() throws InterruptedException {
    client.close();
    boolean freed = server.awaitConnections(0, Duration.ofSeconds(5));
    server.close();

    assertThat(freed).isTrue();
  }

  static Stream<Arguments> streams() {
    return Arrays.stream(StreamFormat.values())
        .flatMap(format -> Arrays.stream(BodyFraming.values())
            .flatMap(framing ->
                Arrays.stream(Cut.values()).map(cut -> Arguments.of(format, framing, cut))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("streams")
  void everyCutIsBreakUntilLastItemIsWhole(StreamFormat format, BodyFraming framing, Cut cut) {
    List<byte[]> frames = RecordedPing.frames(format);
    byte[] wire = framing.encode(frames);

    offsets(frames, framing, wire, cut).parallel().forEach(offset -> {
      int received = framing.decodedLength(wire, offset);
      boolean cleanEnd = framing == BodyFraming.CLOSE_DELIMITED && cut == Cut.CLOSE;
      Expected expected = Expected.of(format, frames, received, cleanEnd);

      Outcome outcome = read(format, framing, cut, offset);

      assertThat(outcome.items)
          .as("cut at %d", offset)
          .isEqualTo(EVENTS.subList(0, expected.items));
      assertThat(outcome.reason)
          .as("cut at %d", offset)
          .isEqualTo(expected.finished ? null : cut.reason);
    });
  }

  private static IntStream offsets(List<byte[]> frames, BodyFraming framing, byte[] wire, Cut cut) {
    if (cut != Cut.STALL) {
      return IntStream.rangeClosed(0, wire.length);
    }
    IntStream.Builder offsets = IntStream.builder();
    int frameEnd = 0;
    for (byte[] frame : frames) {
      frameEnd += frame.length;
      for (int offset = 0; offset < wire.length; offset++) {
        int received = framing.decodedLength(wire, offset);
        int next = framing.decodedLength(wire, offset + 1);
        if (received < next && Math.abs(frameEnd - received) <= 2) {
          offsets.add(offset);
        }
      }
    }
    IntStream.range(0, STALLS).map(i -> i * wire.length / STALLS).forEach(offsets::add);
    return offsets.build();
  }

  /**
   * What a reader is to see.
   *
   * @param items how many
   * @param finished whether the last item was whole
   */
  private record Expected(int items, boolean finished) {
    static Expected of(StreamFormat format, List<byte[]> frames, int received, boolean cleanEnd) {
      int items = 0;
      int end = 0;
      for (int i = 0; i < EVENTS.size(); i++) {
        end += frames.get(i).length;
        // The last line of a body counts without its line feed, and so does the terminal record.
        boolean last = cleanEnd || i == EVENTS.size() - 1;
        int needed = format == StreamFormat.NDJSON && last ? end - 1 : end;
        if (received >= needed) {
          items++;
        }
      }
      return new Expected(items, items == EVENTS.size());
    }
  }

  private record Outcome(List<PingEvent> items, @Nullable Reason reason) {}

  private Outcome read(StreamFormat format, BodyFraming framing, Cut cut, int offset) {
    StreamRequest<PingEvent> request = RecordedPing.REQUEST
        .format(format)
        .query("format", format.name())
        .query("framing", framing.name())
        .query("cut", cut.name())
        .query("offset", String.valueOf(offset));
    List<PingEvent> items = new ArrayList<>();
    try (EventStream<PingEvent> stream =
        client.open(cut == Cut.STALL ? request.idleTimeout(IDLE) : request)) {
      stream.forEach(items::add);
      assertThat(stream.delivered()).isEqualTo(items.size());
      return new Outcome(items, null);
    } catch (BrokenStreamException e) {
      assertThat(e.delivered()).isEqualTo(items.size());
      return new Outcome(items, e.reason());
    }
  }

  private static void answer(Wire wire) throws IOException {
    String[] query = URI.create(wire.target()).getQuery().split("[=&]", -1);
    StreamFormat format = StreamFormat.valueOf(query[1]);
    BodyFraming framing = BodyFraming.valueOf(query[3]);
    byte[] body = framing.encode(RecordedPing.frames(format));
    // Not to be kept alive: another reader would take a connection that is about to be cut.
    byte[] head = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Connection: close",
            "Content-Type: " + format.mediaType(),
            framing.header(body.length) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    int offset = Integer.parseInt(query[7]);
    byte[] sent = Arrays.copyOf(head, head.length + offset);
    System.arraycopy(body, 0, sent, head.length, offset);
    wire.send(sent);
    Cut.valueOf(query[5]).make(wire);
  }

  private static List<PingEvent> events() {
    ObjectMapper mapper = new ObjectMapper();
    return RecordedPing.EVENTS.stream()
        .map(json -> {
          try {
            return mapper.readValue(json, PingEvent.class);
          } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }
}
