package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.ResumePolicy;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.WireServer;
import dev.vitals.testing.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Items that a request makes from those of the wire. */
final class MappedStreamTest {
  private static final StreamRequest<JsonNode> LINES = StreamRequest.get("/rows", JsonNode.class);

  private final VirtualTime time = VirtualTime.start();

  @RegisterExtension
  final Loopback loopback = Loopback.with(settings -> settings.time(time, time::sleep));

  private static @Nullable JsonNode result(JsonNode line) {
    return line.get("result");
  }

  @Test
  void envelopeOfGatewayIsTakenOffAndItsErrorBreaksStream() {
    StreamRequest<String> names = LINES
        .serviceError(line -> line.has("error") ? line.at("/error/message").asText() : null)
        .map(line -> line.at("/result/name").asText());
    List<String> items = new ArrayList<>();

    assertThatThrownBy(() -> read(
            names,
            lines(
                "{'result':{'name':'a'}}\n{'result':{'name':'b'}}\n{'error':{'message':'gone'}}\n"),
            items))
        .isInstanceOfSatisfying(BrokenStreamException.class, e -> {
          assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR);
          assertThat(e.delivered()).isEqualTo(2);
        })
        .hasMessageContaining("gone");
    assertThat(items).containsExactly("a", "b");
  }

  @Test
  void itemWithoutValueIsLeftOut() {
    assertThat(read(
            LINES.map(MappedStreamTest::result),
            lines("{'result':1}\n{'bookmark':7}\n{'result':2}\n")))
        .hasToString("[1, 2]");
  }

  @Test
  void mappingRunsOnceForEachItem() {
    AtomicInteger runs = new AtomicInteger();
    StreamRequest<JsonNode> request = LINES.lastItem(line -> line.has("end")).map(line -> {
      runs.incrementAndGet();
      return line.get("result");
    });

    assertThat(read(request, lines("{'result':1}\n{'result':2}\n{'end':true}\n{'result':3}\n")))
        .hasToString("[1, 2]");
    assertThat(runs).hasValue(3);
  }

  @Test
  void lastItemIsRecognizedBeforeAndAfterMapping() {
    String body = "{'result':1}\n{'result':2,'last':true}\n{'result':3}\n";

    assertThat(read(
            LINES.lastItem(line -> line.has("last")).map(MappedStreamTest::result), lines(body)))
        .hasToString("[1, 2]");
    assertThat(read(LINES.map(MappedStreamTest::result).lastItem(n -> n.asInt() == 1), lines(body)))
        .hasToString("[1]");
  }

  @Test
  void bodyThatEndsWithoutTheLastItemOfTheWireIsBroken() {
    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(() -> read(
            LINES.lastItem(line -> line.has("last")).map(MappedStreamTest::result),
            lines("{'result':1}\n")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
  }

  @Test
  void lastItemCountsEvenIfTheConnectionBreaksAfterIt() {
    StreamRequest<JsonNode> request =
        LINES.lastItem(line -> line.has("last")).map(MappedStreamTest::result);

    assertThat(read(request, cut("{'result':1}\n{'result':2,'last':true}"))).hasToString("[1, 2]");
  }

  @Test
  void mappingsFollowEachOther() {
    StreamRequest<String> request = LINES
        .map(MappedStreamTest::result)
        .serviceError(n -> n.asInt() < 0 ? "below zero" : null)
        .map(n -> "n" + n);

    assertThat(read(request, lines("{'result':1}\n{'result':2}\n"))).containsExactly("n1", "n2");
    assertThatThrownBy(() -> read(request, lines("{'result':-1}\n")))
        .hasMessageContaining("below zero");
  }

  @Test
  void exceptionOfMappingEndsStream() {
    IllegalStateException thrown = new IllegalStateException("no");
    StreamRequest<JsonNode> request = LINES.map(line -> {
      throw thrown;
    });

    assertThatThrownBy(() -> read(request, lines("{'result':1}\n"))).isSameAs(thrown);
  }

  @ParameterizedTest
  @EnumSource
  void streamGoesOnAtPositionOfTheWire(PositionSaid said) {
    List<String> targets = new CopyOnWriteArrayList<>();
    loopback.answer(cut("{'seq':1,'result':'a'}\n{'seq':2}\n"));
    loopback.answer(wire -> {
      targets.add(wire.target());
      lines("{'seq':3,'result':'b'}\n").to(wire);
    });

    try (EventStream<String> stream = loopback.client().open(said.request())) {
      List<String> items = new ArrayList<>();
      stream.forEach(items::add);
      assertThat(items).containsExactly("a", "b");
      assertThat(stream.resumptions()).isEqualTo(1);
    }
    assertThat(targets.get(0)).contains(said.expected);
  }

  /** Where the request says how to go on: on the items of the wire, or on what became of them. */
  enum PositionSaid {
    BEFORE_MAPPING("after=2") {
      @Override
      StreamRequest<String> request() {
        return LINES
            .resumeFrom(
                line -> line.get("seq").asText(), (request, seq) -> request.query("after", seq))
            .map(PositionSaid::textOrNull)
            .header("X-Later", "kept")
            .resumeWith(ResumePolicy.standard());
      }
    },
    AFTER_MAPPING("after=a") {
      @Override
      StreamRequest<String> request() {
        return LINES
            .map(PositionSaid::textOrNull)
            .resumeFrom(text -> text, (request, text) -> request.query("after", text))
            .resumeWith(ResumePolicy.standard());
      }
    };

    private final String expected;

    PositionSaid(String expected) {
      this.expected = expected;
    }

    abstract StreamRequest<String> request();

    private static @Nullable String textOrNull(JsonNode line) {
      return line.has("result") ? line.get("result").asText() : null;
    }
  }

  private static WireServer.Answer lines(String body) {
    return wire -> {
      wire.sendHead("application/x-ndjson", "Transfer-Encoding: chunked\r\nConnection: close");
      wire.sendChunk(json(body));
      wire.endChunks();
      wire.close();
    };
  }

  private static WireServer.Answer cut(String body) {
    return wire -> {
      wire.sendHead("application/x-ndjson", "Transfer-Encoding: chunked");
      wire.sendChunk(json(body));
      wire.close();
    };
  }

  private static byte[] json(String withApostrophes) {
    return withApostrophes.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private <T> List<T> read(StreamRequest<T> request, WireServer.Answer answer) {
    List<T> items = new ArrayList<>();
    read(request, answer, items);
    return items;
  }

  private <T> void read(StreamRequest<T> request, WireServer.Answer answer, List<T> items) {
    try (EventStream<T> stream = loopback.open(request, answer)) {
      stream.forEach(items::add);
    }
  }
}
