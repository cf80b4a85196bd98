package dev.vitals.internal.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of one client that are still open, to be closed with it. Thread-safe. */
public final class OpenStreams {
  private final Set<StreamBody> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Tracks {@code body} until it is freed; closes it if all streams were closed before. */
  public void add(StreamBody body) {
    open.add(body);
    body.onFreed(() -> open.remove(body));
    if (closed) {
      body.close();
    }
  }

  /** Closes every open stream, and every stream that is added from now on. */
  public void close() {
    closed = true;
    open.forEach(StreamBody::close);
  }
}
