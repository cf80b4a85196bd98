package dev.vitals.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vitals.client.StreamRequest;

final class NdjsonStreamTest extends EventStreamContract<JsonNode> {
  @Override
  StreamFormat format() {
    return StreamFormat.NDJSON;
  }

  @Override
  StreamRequest<JsonNode> request() {
    return StreamRequest.get("/items", JsonNode.class).format(StreamFormat.NDJSON);
  }

  @Override
  String frame(int number) {
    return "{\"n\":" + number + "}\n";
  }

  @Override
  JsonNode item(int number) {
    return JsonNodeFactory.instance.objectNode().put("n", number);
  }
}
