package dev.vitals.benchmarks.feed;

import dev.vitals.client.StreamRequest;

/** A stream's content, the same for every contender. */
public interface Feed {
  /** Name in results. */
  String name();

  /** Path at which it is served. */
  String path();

  /** The JSON of event {@code index} of {@code count}. */
  String json(int index, int count);

  /** The SSE type of the events that carry the JSON; empty if they have none. */
  String eventType();

  /** What follows the last event on an SSE stream. */
  default String sseEnd() {
    return "";
  }

  /** Plain records of the JSON's shape: what the floor and the peers decode into. */
  Class<?> recordType();

  /** The stream as a user of the SDK asks for it. */
  StreamRequest<?> request();
}
