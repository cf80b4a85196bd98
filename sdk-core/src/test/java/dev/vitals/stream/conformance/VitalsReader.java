package dev.vitals.stream.conformance;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.ServerSentEvent;

/** Ours. */
final class VitalsReader extends SseReader {
  private final ApiClient client = ApiClient.create(
      Configuration.builder("http://127.0.0.1").httpClient(http).build());

  @Override
  String name() {
    return "Vitals";
  }

  @Override
  boolean resumes() {
    return true;
  }

  @Override
  Reading read(SseCase sse) {
    Transcript<ServerSentEvent> read = Transcript.of(
        () -> client.open(sse.resumed(StreamRequest.get("/events", ServerSentEvent.class))),
        sse.itemsToRead());
    return new Reading(read.items(), read.error());
  }
}
