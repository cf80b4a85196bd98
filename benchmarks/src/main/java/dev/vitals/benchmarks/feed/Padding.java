package dev.vitals.benchmarks.feed;

/** Text that brings an event to its size. */
final class Padding {
  private static final String URL = "https://embeddings.example.com/v1/models/text-embedding-3/";

  private Padding() {}

  static String of(int length) {
    return URL.repeat(length / URL.length() + 1).substring(0, length);
  }
}
