package dev.vitals.benchmarks.stream;

import java.util.function.Consumer;

/** A client that reads a whole stream into objects. */
public interface Contender extends AutoCloseable {
  /** Opens the stream, gives every decoded event to {@code sink}, and ends it. */
  void drain(Consumer<Object> sink) throws Exception;

  /** Writes what it decoded back as JSON, to be compared with what was sent. */
  default byte[] json(Object event) throws Exception {
    return PlainJson.MAPPER.writeValueAsBytes(event);
  }

  /** Frees its connections. */
  @Override
  void close();
}
