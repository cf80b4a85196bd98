package dev.vitals.testing.internal.goodmem;

import java.util.Locale;

/** The two ways GoodMem frames the events of a stream. */
public enum EventFraming {
  /** One line per event. */
  NDJSON("application/x-ndjson", "%s\n", ""),
  /** Server-sent events. */
  SSE(
      "text/event-stream",
      "event: item\ndata: %s\n\n",
      "event: close\ndata: {\"type\":\"completed\"}\n\n");

  private final String contentType;
  private final String frame;
  private final String end;

  EventFraming(String contentType, String frame, String end) {
    this.contentType = contentType;
    this.frame = frame;
    this.end = end;
  }

  /** The first of the two that the header names; NDJSON if it names none. */
  public static EventFraming accepted(String accept) {
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String mediaType = range.split(";", -1)[0].strip();
      for (EventFraming framing : values()) {
        if (mediaType.equals(framing.contentType)) {
          return framing;
        }
      }
    }
    return NDJSON;
  }

  /** The content type of the answer. */
  public String contentType() {
    return contentType;
  }

  /** Frames one event. */
  public String frame(String json) {
    return frame.formatted(json);
  }

  /** What follows the last event; may be nothing. */
  public String end() {
    return end;
  }
}
