package dev.vitals.benchmarks.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.benchmarks.feed.Feed;
import java.util.ArrayList;
import java.util.List;

/** Whether a contender decodes the stream it is measured with: all of it, and nothing else. */
final class EqualContent {
  private static final ObjectMapper TREES = new ObjectMapper();

  private EqualContent() {}

  /** Reads the stream once and compares every event with the JSON that was sent. */
  static void require(Contender contender, Feed feed, int count) throws Exception {
    List<Object> events = new ArrayList<>(count);
    contender.drain(events::add);
    if (events.size() != count) {
      throw new IllegalStateException("expected " + count + " events, got " + events.size());
    }
    for (int i = 0; i < count; i++) {
      JsonNode sent = TREES.readTree(feed.json(i, count));
      JsonNode decoded = withoutNulls(TREES.readTree(contender.json(events.get(i))));
      if (!decoded.equals(sent)) {
        throw new IllegalStateException("event " + i + " was " + sent + ", decoded: " + decoded);
      }
    }
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
    node.forEach(EqualContent::withoutNulls);
    return node;
  }
}
