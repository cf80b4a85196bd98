package dev.vitals.internal.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the close of a client has to end: the calls under way, or the open streams. Thread-safe.
 *
 * @param <T> what is open; compared by identity
 */
public final class OpenSet<T> {
  private final Set<T> open = ConcurrentHashMap.newKeySet();
  private final Consumer<T> end;
  private volatile boolean closed;

  /** Ends each one by {@code end}, which may be called more than once. */
  public OpenSet(Consumer<T> end) {
    this.end = end;
  }

  /** Keeps it in mind; ends it at once if the client is closed. */
  public void add(T each) {
    open.add(each);
    if (closed) {
      end.accept(each); // close() may have looked before this one was there
    }
  }

  /** It has ended by itself. */
  public void remove(T each) {
    open.remove(each);
  }

  /** Ends all that are open, and each one that is added from now on. */
  public void close() {
    closed = true;
    open.forEach(end);
  }
}
