package dev.vitals.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server-sent event, as the WHATWG HTML standard dispatches it. Immutable. */
public final class ServerSentEvent {
  private final String type;
  private final String data;
  private final String lastEventId;

  /** Creates an event; public so that tests of a predicate can make one. */
  public ServerSentEvent(String type, String data, String lastEventId) {
    this.type = Objects.requireNonNull(type, "type");
    this.data = Objects.requireNonNull(data, "data");
    this.lastEventId = Objects.requireNonNull(lastEventId, "lastEventId");
  }

  /** The event's type; {@code message} if the server sent none. */
  public String type() {
    return type;
  }

  /** The data lines, joined by line feeds, without a trailing line feed. */
  public String data() {
    return data;
  }

  /** The last event id when this event was dispatched; empty if the server has not sent one. */
  public String lastEventId() {
    return lastEventId;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ServerSentEvent other
        && type.equals(other.type)
        && data.equals(other.data)
        && lastEventId.equals(other.lastEventId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, data, lastEventId);
  }

  @Override
  public String toString() {
    return "ServerSentEvent[type=" + type + ", lastEventId=" + lastEventId + ", data=" + data + "]";
  }
}
