package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.stream.wire.Loopback;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** OkHttp's dispatcher admits five asynchronous calls a host; a stream is none of them. */
final class ManyStreamsTest {
  private static final int STREAMS = 100;

  @RegisterExtension
  final Loopback loopback = Loopback.standard();

  @Test
  void hundredOpenStreamsKeepNothingElseWaiting() throws Exception {
    List<EventStream<JsonNode>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      EventStream<JsonNode> stream =
          loopback.open(StreamRequest.get("/items", JsonNode.class), wire -> {
            wire.sendHead("application/x-ndjson", "Transfer-Encoding: chunked");
            wire.sendChunk("{\"n\":1}\n".getBytes(StandardCharsets.US_ASCII));
            wire.awaitClose();
            wire.close();
          });
      streams.add(stream);
      Iterator<JsonNode> items = stream.iterator();
      assertThat(items.next().get("n").intValue()).isOne();
    }
    assertThat(loopback.server().openConnections()).isEqualTo(STREAMS);

    loopback.answer(wire -> wire.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Content-Length: 7\r\n\r\n{\"n\":2}"));
    loopback.answer(wire -> wire.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Content-Length: 7\r\n\r\n{\"n\":3}"));
    ApiRequest<JsonNode> unary = ApiRequest.get("/one", JsonNode.class);

    assertThat(loopback.client().send(unary).get("n").intValue()).isEqualTo(2);
    assertThat(loopback.client().send(unary).get("n").intValue()).isEqualTo(3);
    streams.forEach(EventStream::close);
  }
}
