package dev.vitals.internal.stream;

import dev.vitals.internal.frames.ByteSource;
import dev.vitals.internal.frames.NdjsonFrames;
import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.json.JsonProblem;
import dev.vitals.internal.json.RecordDecoder;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one item per line. */
final class NdjsonItems<T> implements ItemReader<T> {
  private final NdjsonFrames frames;
  private final RecordDecoder<T> decoder;
  private boolean endedInsideFrame;

  NdjsonItems(ByteSource source, Class<T> type, int recordLimit, Runnable heartbeat) {
    this.frames = new NdjsonFrames(source, recordLimit, heartbeat);
    this.decoder = JsonCodec.shared().records(type);
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem {
    if (!frames.next()) {
      return null;
    }
    if (frames.terminated()) {
      return decode();
    }
    T last = restOrNull();
    endedInsideFrame = last == null;
    return last;
  }

  @Override
  public @Nullable T rest() {
    try {
      return frames.takeRest() ? restOrNull() : null;
    } catch (IOException e) {
      return null; // too large for a record; the break is what gets reported
    }
  }

  /** A last line without a line feed counts if it is complete. */
  private @Nullable T restOrNull() {
    try {
      return decode();
    } catch (JsonProblem e) {
      return null;
    }
  }

  private T decode() throws JsonProblem {
    return decoder.decode(frames.bytes(), frames.from(), frames.to());
  }

  @Override
  public boolean sawEnd() {
    return false;
  }

  @Override
  public boolean endedInsideFrame() {
    return endedInsideFrame;
  }

  @Override
  public boolean eventTypeIsNamed() {
    return false;
  }

  @Override
  public String lastEventId() {
    return "";
  }

  @Override
  public boolean positionKnown() {
    return false;
  }

  @Override
  public @Nullable Duration reconnectDelay() {
    return null;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
