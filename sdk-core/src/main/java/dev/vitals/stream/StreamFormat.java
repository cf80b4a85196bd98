package dev.vitals.stream;

/** How a stream's items are framed on the wire. */
public enum StreamFormat {
  /** One JSON text per line: {@code application/x-ndjson}. */
  NDJSON("application/x-ndjson"),
  /** Server-sent events, as the WHATWG HTML standard defines them: {@code text/event-stream}. */
  SSE("text/event-stream");

  private final String mediaType;

  StreamFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type to ask for in {@code Accept}. */
  public String mediaType() {
    return mediaType;
  }
}
