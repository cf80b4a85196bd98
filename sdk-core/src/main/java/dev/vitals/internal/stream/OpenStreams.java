package dev.vitals.internal.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of one client that are still open, to be closed with it. Thread-safe. */
public final class OpenStreams {
  private final Set<StreamBody> open = ConcurrentHashMap.newKeySet();

  /** Keeps {@code body} in mind until it is closed. */
  public void add(StreamBody body) {
    open.add(body);
    body.onFreed(() -> open.remove(body));
  }

  /** Closes every stream that is open now. */
  public void closeAll() {
    open.forEach(StreamBody::close);
  }
}
