package dev.vitals.internal.stream;

import dev.vitals.calls.ResponseHead;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException;
import dev.vitals.stream.ServerSentEvent;
import java.io.IOException;
import java.util.Iterator;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;

/**
 * Drives a listener written for okhttp-sse from the SDK's own reader, on one borrowed thread. The
 * request and response that the listener sees carry no credential.
 */
public final class ListenerSource implements EventSource, Runnable {
  private final Request shown;
  private final StreamOpening<ServerSentEvent> opening;
  private final EventSourceListener listener;
  private volatile boolean cancelled;
  private volatile @Nullable PullStream<ServerSentEvent> stream;

  /** Drives {@code listener}, once {@link #run()} is called; {@code shown} has no credential. */
  public ListenerSource(
      Request shown, StreamOpening<ServerSentEvent> opening, EventSourceListener listener) {
    this.shown = shown;
    this.opening = opening;
    this.listener = listener;
  }

  @Override
  public Request request() {
    return shown;
  }

  @Override
  public void cancel() {
    cancelled = true;
    PullStream<ServerSentEvent> current = stream;
    if (current != null) {
      current.close();
    }
    opening.cancel();
  }

  @Override
  public void run() {
    if (cancelled) {
      listener.onFailure(this, canceled(null), null);
      return;
    }
    Response head = null;
    try (PullStream<ServerSentEvent> opened = opening.open()) {
      stream = opened;
      head = opened.body().head(shown);
      if (!cancelled) {
        listener.onOpen(this, head);
        deliver(opened);
        if (!cancelled) {
          opened.requireFinished();
        }
      }
    } catch (Throwable e) { // whatever it is, the listener gets onFailure
      listener.onFailure(this, cancelled ? canceled(e) : e, head == null ? refusal(e) : head);
      if (e instanceof Error) {
        throw e;
      }
      return;
    }
    if (cancelled) {
      listener.onFailure(this, canceled(null), head);
    } else {
      listener.onClosed(this);
    }
  }

  /** The head of the answer that opened no stream, if there was one, for code that decides by it. */
  private @Nullable Response refusal(Throwable e) {
    ResponseHead answer = null;
    if (e instanceof ApiException refused) {
      answer = refused.head();
    } else if (e instanceof DecodingException undecodable) {
      answer = undecodable.head().orElse(null);
    }
    if (answer == null) {
      return null;
    }
    Response.Builder shownHead = new Response.Builder()
        .request(shown)
        .protocol(Protocol.HTTP_1_1) // the record of a call does not tell it
        .code(answer.status())
        .message("");
    answer.headers().forEach((name, values) -> values.forEach(v -> shownHead.addHeader(name, v)));
    return shownHead.build();
  }

  /** The exception that okhttp-sse reports for a cancelled source. */
  private static IOException canceled(@Nullable Throwable cause) {
    return new IOException("canceled", cause);
  }

  private void deliver(PullStream<ServerSentEvent> opened) {
    Iterator<ServerSentEvent> events = opened.iterator();
    while (events.hasNext()) {
      boolean named = opened.eventTypeIsNamed();
      ServerSentEvent event = events.next();
      String id = event.lastEventId().isEmpty() ? null : event.lastEventId();
      listener.onEvent(this, id, named ? event.type() : null, event.data());
    }
  }
}
