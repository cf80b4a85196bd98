package dev.vitals.internal.stream;

import dev.vitals.internal.frames.ByteSource;
import dev.vitals.internal.frames.SseFrames;
import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.json.JsonProblem;
import dev.vitals.internal.json.RecordDecoder;
import dev.vitals.stream.ServerSentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one item from the data of each event of an item type, or the raw events themselves. */
final class SseItems<T> implements ItemReader<T> {
  private static final byte[] ERROR = "error".getBytes(StandardCharsets.UTF_8);

  /** The standard's type of an event for which the server sends none. */
  private static final String UNNAMED = "message";

  private final SseFrames frames;
  private final @Nullable RecordDecoder<T> decoder;
  private final Class<T> type;
  private final byte[][] itemTypes;
  private final @Nullable Predicate<ServerSentEvent> endsAt;
  private final Runnable heartbeat;
  private int from; // of the trimmed data, as is the next
  private int to;
  private boolean sawEnd;
  private boolean endedInsideFrame;

  SseItems(
      ByteSource source, Class<T> type, StreamTerms<?> terms, int recordLimit, Runnable heartbeat) {
    this.frames = new SseFrames(source, recordLimit, terms.lastEventId(), heartbeat);
    this.heartbeat = heartbeat;
    this.decoder = terms.raw() ? null : JsonCodec.shared().records(type);
    this.type = type;
    this.itemTypes = terms.itemEventTypes().stream()
        .flatMap(name -> name.equals(UNNAMED) ? Stream.of(name, "") : Stream.of(name))
        .map(name -> name.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
    this.endsAt = terms.endsAt();
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem, InBandError {
    while (frames.next()) {
      boolean named = itemTypes.length > 0;
      boolean carriesItem =
          named ? isItemType() : decoder == null || !frames.type().is(ERROR);
      // If item types are listed, only an event of another type can end the stream.
      if (endsAt != null && !(named && carriesItem) && endsAt.test(event())) {
        sawEnd = true;
        return null;
      }
      if (carriesItem && decoder == null) {
        frames.itemTaken();
        return type.cast(event());
      }
      if (carriesItem && decoder != null && trimData()) {
        frames.itemTaken();
        return decoder.decode(frames.data().bytes(), from, to);
      }
      if (!carriesItem && frames.type().is(ERROR)) {
        throw new InBandError(frames.data().text());
      }
      heartbeat.run(); // an event without data, or of another type
    }
    endedInsideFrame = decoder != null && frames.endedInsideBlock();
    return null;
  }

  private boolean isItemType() {
    for (byte[] itemType : itemTypes) {
      if (frames.type().is(itemType)) {
        return true;
      }
    }
    return false;
  }

  /** Finds the data without the white space around it; returns false if nothing remains. */
  private boolean trimData() {
    byte[] bytes = frames.data().bytes();
    from = frames.data().from();
    to = frames.data().to();
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    return from < to;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n';
  }

  private ServerSentEvent event() {
    return new ServerSentEvent(
        frames.type().isEmpty() ? UNNAMED : frames.type().text(),
        frames.data().text(),
        frames.lastEventId());
  }

  @Override
  public @Nullable T rest() {
    return null; // an event is complete only with its blank line
  }

  @Override
  public boolean sawEnd() {
    return sawEnd;
  }

  @Override
  public boolean endedInsideFrame() {
    return endedInsideFrame;
  }

  @Override
  public boolean eventTypeIsNamed() {
    return !frames.type().isEmpty();
  }

  @Override
  public String lastEventId() {
    return frames.lastEventId();
  }

  @Override
  public boolean positionKnown() {
    return frames.positionKnown();
  }

  @Override
  public @Nullable Duration reconnectDelay() {
    return frames.reconnectDelay();
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
