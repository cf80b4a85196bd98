package dev.vitals.benchmarks.latency;

import java.util.function.LongConsumer;

/** A client that notes when it has each event in hand. */
interface Receiver extends AutoCloseable {
  /** Reads the whole stream at {@code path} and passes on the time at which each event was sent. */
  void receive(String path, LongConsumer sentNanos) throws Exception;

  @Override
  void close();
}
