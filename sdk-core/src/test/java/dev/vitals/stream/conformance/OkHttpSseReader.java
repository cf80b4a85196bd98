package dev.vitals.stream.conformance;

import dev.vitals.stream.ServerSentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttp;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** OkHttp's own, on the calling thread. */
final class OkHttpSseReader extends SseReader {
  @Override
  String name() {
    return "okhttp-sse " + OkHttp.VERSION;
  }

  @Override
  boolean resumes() {
    return false;
  }

  @Override
  Reading read(SseCase sse) {
    Request request = new Request.Builder().url("http://127.0.0.1/events").build();
    Recorder recorder = new Recorder();
    try (Response response = http.newCall(request).execute()) {
      EventSources.processResponse(response, recorder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      recorder.failure = e;
    }
    return new Reading(recorder.events, recorder.failure);
  }

  private static final class Recorder extends EventSourceListener {
    private final List<ServerSentEvent> events = new ArrayList<>();
    private @Nullable Throwable failure;

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      events.add(new ServerSentEvent(type == null ? "message" : type, data, id == null ? "" : id));
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable thrown, @Nullable Response response) {
      failure = thrown == null ? new IOException("refused") : thrown;
    }
  }
}
