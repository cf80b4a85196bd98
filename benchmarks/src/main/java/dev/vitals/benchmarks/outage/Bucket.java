package dev.vitals.benchmarks.outage;

/** Tokens that retries cost, in the variants that are in use. */
final class Bucket {
  private final double capacity;
  private double tokens;

  Bucket(double capacity) {
    this.capacity = capacity;
    this.tokens = capacity;
  }

  boolean take(double cost) {
    if (tokens < cost) {
      return false;
    }
    tokens -= cost;
    return true;
  }

  /** Takes what is there, at most the cost; true if more than half is left, as gRPC asks for. */
  boolean takeAnyway(double cost) {
    tokens = Math.max(0, tokens - cost);
    return tokens > capacity / 2;
  }

  void give(double earned) {
    tokens = Math.min(capacity, tokens + earned);
  }
}
