package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.wire.ForkedJvm;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream of any length in a heap of any size: one record is held at a time. */
final class StreamMemoryTest {
  private static final int RECORDS_A_BLOCK = 1_024;
  private static final int BLOCKS = 1_024;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource
  void gibibyteIsStreamedInHeapOf32Mebibytes(StreamFormat format) throws Exception {
    try (WireServer server = WireServer.start(wire -> answer(wire, format));
        ForkedJvm jvm = ForkedJvm.start(
            Client.class, List.of("-Xmx32m"), server.url().toString(), format.name())) {
      assertThat(jvm.result(PATIENCE).strip()).isEqualTo("1048576 records, sum 549755289600");
    }
  }

  /** Records of one kibibyte, counted from 0. */
  private static void answer(Wire wire, StreamFormat format) throws IOException {
    wire.sendHead(format.mediaType(), "Transfer-Encoding: chunked");
    for (int block = 0; block < BLOCKS; block++) {
      StringBuilder records = new StringBuilder();
      for (int i = 0; i < RECORDS_A_BLOCK; i++) {
        records.append(record(format, block * RECORDS_A_BLOCK + i));
      }
      wire.sendChunk(records.toString().getBytes(StandardCharsets.US_ASCII));
    }
    wire.endChunks();
  }

  private static String record(StreamFormat format, int number) {
    String json = "{\"n\":" + number + ",\"text\":\"";
    String start = format == StreamFormat.SSE ? "data: " + json : json;
    String end = format == StreamFormat.SSE ? "\"}\n\n" : "\"}\n";
    return start + "x".repeat(1_024 - start.length() - end.length()) + end;
  }

  /** What runs in the small heap. */
  static final class Client {
    public static void main(String[] args) {
      long records = 0;
      long sum = 0;
      try (ApiClient client = ApiClient.create(Configuration.builder(args[0]).build());
          EventStream<JsonNode> stream = client.open(
              StreamRequest.get("/items", JsonNode.class).format(StreamFormat.valueOf(args[1])))) {
        for (JsonNode item : stream) {
          records++;
          sum += item.get("n").longValue();
        }
      }
      System.out.println(records + " records, sum " + sum);
    }
  }
}
