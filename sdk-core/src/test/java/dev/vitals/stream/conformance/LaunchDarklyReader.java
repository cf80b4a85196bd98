package dev.vitals.stream.conformance;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamException;
import dev.vitals.stream.ServerSentEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** LaunchDarkly's okhttp-eventsource, which is pulled like ours. */
final class LaunchDarklyReader extends SseReader {
  @Override
  String name() {
    return "okhttp-eventsource " + EventSource.class.getPackage().getImplementationVersion();
  }

  @Override
  boolean resumes() {
    return true;
  }

  @Override
  Reading read(SseCase sse) {
    List<ServerSentEvent> events = new ArrayList<>();
    ConnectStrategy strategy =
        ConnectStrategy.http(URI.create("http://127.0.0.1/events")).httpClient(http);
    try (EventSource source =
        new EventSource.Builder(strategy).lastEventId(sse.initialLastEventId()).build()) {
      while (true) {
        MessageEvent event = source.readMessage();
        events.add(new ServerSentEvent(
            event.getEventName(),
            event.getData(),
            Objects.requireNonNullElse(event.getLastEventId(), "")));
      }
    } catch (StreamClosedByServerException e) {
      return new Reading(events, null);
    } catch (StreamException e) {
      return new Reading(events, Objects.requireNonNullElse(e.getCause(), e));
    } catch (RuntimeException e) {
      return new Reading(events, e);
    }
  }
}
