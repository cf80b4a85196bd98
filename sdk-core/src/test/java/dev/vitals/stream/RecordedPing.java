package dev.vitals.stream;

import dev.vitals.client.StreamRequest;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A whole ping session as GoodMem sends it: two results, a notice between them, the summary. */
final class RecordedPing {
  private static final String ENDPOINT = """
      "endpoint":{"targetType":"EMBEDDER","targetId":"0197d9e2-7f25-75f2-a2f0-5f5c1d5a7d11",\
      "resolvedEndpoint":"https://e.example","provider":"OPENAI","modelIdentifier":"embed-3"}""";

  /** The events' JSON; the notice has characters of two, three and four bytes. */
  static final List<String> EVENTS = List.of(result(1), """
      {"notice":{"code":"THROTTLED","message":"über 20 €/h 😀"}}""", result(2), """
      {"summary":{%s,"requests":2,"responses":2,"ok":2,"timeouts":0,"errors":0,\
      "rttMinMs":1.5,"rttAvgMs":1.5,"rttP50Ms":1.5,"rttP90Ms":1.5,"rttP99Ms":1.5,"rttMaxMs":1.5,\
      "requestsPerSecond":1.0,"bytesPerSecond":8.0}}""".formatted(ENDPOINT));

  /** The request whose answer this is. */
  static final StreamRequest<PingEvent> REQUEST =
      PingApi.pingStreamRequest(PingStreamRequest.builder()
          .targetId("0197d9e2-7f25-75f2-a2f0-5f5c1d5a7d11")
          .count(2)
          .build());

  private RecordedPing() {}

  private static String result(int seq) {
    return """
        {"result":{%s,"seq":%d,"bytesSent":4,"bytesReceived":4,"ok":true,"httpStatus":200,\
        "rttMs":1.5,"timing":{"clientSendTimeUnixNanos":1763770000000000001,\
        "serverReceivedTimeUnixNanos":1763770000000000002,\
        "serverSendTimeUnixNanos":1763770000000000003,\
        "clientReceiveTimeUnixNanos":1763770000000000004}}}""".formatted(ENDPOINT, seq);
  }

  /** The body in pieces: a frame an event, and for SSE the frame that closes it. */
  static List<byte[]> frames(StreamFormat format) {
    Stream<String> frames = format == StreamFormat.NDJSON
        ? EVENTS.stream().map(json -> json + "\n")
        : Stream.concat(
            EVENTS.stream().map(json -> "event: item\ndata: " + json + "\n\n"),
            Stream.of("event: close\ndata: {\"type\":\"completed\"}\n\n"));
    return frames.map(frame -> frame.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
