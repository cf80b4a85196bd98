package dev.vitals.testing.recording;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * A request and its answer, as a cassette keeps them.
 *
 * @param headers of the request, the few that decide about the answer
 * @param answer as received
 */
record RecordedExchange(
    String method,
    String target,
    Map<String, List<String>> headers,
    ByteString body,
    Answer answer) {

  /**
   * What came back.
   *
   * @param length of the whole body; -1 if it came in chunks
   * @param pieces of the body, as they came
   * @param cut whether the body ended before its end
   */
  record Answer(
      int status,
      Map<String, List<String>> headers,
      long length,
      List<Piece> pieces,
      boolean cut) {}

  /**
   * Bytes that came at once.
   *
   * @param after how long after the ones before, or after the head
   */
  record Piece(Duration after, ByteString bytes) {}
}
