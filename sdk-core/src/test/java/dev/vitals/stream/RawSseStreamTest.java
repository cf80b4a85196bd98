package dev.vitals.stream;

import dev.vitals.client.StreamRequest;

final class RawSseStreamTest extends EventStreamContract<ServerSentEvent> {
  @Override
  StreamFormat format() {
    return StreamFormat.SSE;
  }

  @Override
  StreamRequest<ServerSentEvent> request() {
    return StreamRequest.get("/events", ServerSentEvent.class);
  }

  @Override
  String frame(int number) {
    return "event: tick\nid: " + number + "\ndata: " + number + "\n\n";
  }

  @Override
  ServerSentEvent item(int number) {
    return new ServerSentEvent("tick", String.valueOf(number), String.valueOf(number));
  }
}
