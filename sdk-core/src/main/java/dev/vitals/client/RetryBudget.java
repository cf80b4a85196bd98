package dev.vitals.client;

/**
 * Keeps retries from burying a service that is down: each one costs a token, each success earns a
 * tenth of one. An empty budget never holds back a first attempt. Thread-safe; one a client, which
 * has one origin.
 */
final class RetryBudget {
  private static final double CAPACITY = 10;
  private static final double EARNED = 0.1;

  private double tokens = CAPACITY;

  /** Pays for one retry; a retry after a timeout costs double, because it held a connection. */
  synchronized boolean take(boolean afterTimeout) {
    double cost = afterTimeout ? 2 : 1;
    if (tokens < cost) {
      return false;
    }
    tokens -= cost;
    return true;
  }

  synchronized void earn() {
    tokens = Math.min(CAPACITY, tokens + EARNED);
  }
}
