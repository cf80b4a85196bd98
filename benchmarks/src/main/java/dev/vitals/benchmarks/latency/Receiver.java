package dev.vitals.benchmarks.latency;

import java.util.function.LongConsumer;

/** A client that tells when an event is in hand. */
interface Receiver extends AutoCloseable {
  /** Reads the stream at {@code path} to its end and gives the time each event was sent at. */
  void receive(String path, LongConsumer sentNanos) throws Exception;

  @Override
  void close();
}
