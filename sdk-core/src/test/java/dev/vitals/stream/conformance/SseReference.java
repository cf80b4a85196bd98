package dev.vitals.stream.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitals.stream.ServerSentEvent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Server-sent events by the letter of the WHATWG HTML standard, 9.2.6, and slowly: the whole body is
 * split into lines, and every line into field and value. Latin-1 keeps a character for each byte, so
 * that limits can be counted; what is shown is decoded as UTF-8.
 */
final class SseReference {
  /** The longest line may have this much around its record. */
  private static final int FIELD_OVERHEAD = 16;

  private static final BigInteger LONGEST_DELAY = BigInteger.valueOf(Long.MAX_VALUE);

  private final int limit;
  private final List<ServerSentEvent> events = new ArrayList<>();
  private String data = "";
  private String type = "";
  private String id = "";
  private String lastEventId = "";
  private Optional<Duration> reconnectDelay = Optional.empty();

  private SseReference(int limit) {
    this.limit = limit;
  }

  /** The events in {@code body} if no record may be longer than {@code limit} bytes. */
  static Outcome<ServerSentEvent> read(byte[] body, int limit) {
    SseReference reference = new SseReference(limit);
    return new Outcome<>(
        reference.events,
        reference.end(body),
        utf8(reference.lastEventId),
        reference.reconnectDelay);
  }

  private String end(byte[] body) {
    String text = new String(body, ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean ended = i < lines.length - 1;
      if (lines[i].length() > limit + FIELD_OVERHEAD || (ended && !take(lines[i]))) {
        return "TOO_LARGE in record " + events.size();
      }
    }
    return Outcome.FINISHED;
  }

  /** Whether the line leaves the event within the limit. */
  private boolean take(String line) {
    if (line.isEmpty()) {
      dispatch();
      return true;
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    switch (field) {
      case "event" -> type = value;
      case "data" -> data += value + "\n";
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      case "retry" -> retry(value);
      default -> {
        // A comment, whose field is empty, or a field that is to be ignored.
      }
    }
    return data.length() <= limit + 1;
  }

  private void retry(String value) {
    if (value.matches("[0-9]+")) {
      BigInteger millis = new BigInteger(value).min(LONGEST_DELAY);
      reconnectDelay = Optional.of(Duration.ofMillis(millis.longValue()));
    }
  }

  private void dispatch() {
    lastEventId = id;
    if (!data.isEmpty()) {
      events.add(new ServerSentEvent(
          type.isEmpty() ? "message" : utf8(type),
          utf8(data.substring(0, data.length() - 1)),
          utf8(lastEventId)));
    }
    data = "";
    type = "";
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
