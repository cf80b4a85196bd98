package dev.vitals.stream.conformance;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Limits;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.params.provider.Arguments;

/** Reads the bodies of a fuzzer through the public API. */
final class FuzzedStream<T> {
  /** Larger bodies slow the fuzzer down and say no more. */
  private static final int LARGE = 2_000;

  private final StreamRequest<T> request;
  private final String contentType;
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final Map<Integer, ApiClient> clients = new HashMap<>();

  FuzzedStream(StreamRequest<T> request, String contentType) {
    this.request = request;
    this.contentType = contentType;
  }

  /** What our reader makes of {@code body} if no record may be longer than {@code limit} bytes. */
  Outcome<T> read(byte[] body, Split split, int limit) {
    ApiClient client = clients.computeIfAbsent(limit, this::client);
    answers.next(new Answer(200, contentType, ByteString.of(body), split, false));
    return Outcome.of(Transcript.of(() -> client.open(request), Long.MAX_VALUE));
  }

  private ApiClient client(int limit) {
    return ApiClient.create(Configuration.builder("http://127.0.0.1")
        .httpClient(answers.http())
        .limits(Limits.builder().record(limit).build())
        .build());
  }

  /** Reads of 1 to 256 bytes: as many as each of {@code reads} says, over and over. */
  static Split split(byte[] reads, int length) {
    int[] endAfter = new int[length];
    int from = 0;
    for (int i = 0; from < length; i++) {
      int to = from + 1 + (reads[i % reads.length] & 0xFF);
      for (; from < Math.min(to, length); from++) {
        endAfter[from] = to;
      }
    }
    return new Split("as fuzzed", position -> endAfter[position]);
  }

  /** A published case to start from: byte by byte, and once with a limit that it may exceed. */
  static Stream<Arguments> seeds(ByteString body) {
    if (body.size() > LARGE) {
      return Stream.empty();
    }
    byte[] bytes = body.toByteArray();
    return Stream.of(
        Arguments.of(bytes, new byte[] {0}, 300), Arguments.of(bytes, new byte[] {6, 0, 1}, 10));
  }
}
