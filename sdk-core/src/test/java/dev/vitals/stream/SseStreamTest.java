package dev.vitals.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vitals.client.StreamRequest;

final class SseStreamTest extends EventStreamContract<JsonNode> {
  @Override
  StreamFormat format() {
    return StreamFormat.SSE;
  }

  @Override
  StreamRequest<JsonNode> request() {
    return StreamRequest.get("/items", JsonNode.class).format(StreamFormat.SSE);
  }

  @Override
  String frame(int number) {
    return "data: {\"n\":" + number + "}\n\n";
  }

  @Override
  JsonNode item(int number) {
    return JsonNodeFactory.instance.objectNode().put("n", number);
  }
}
