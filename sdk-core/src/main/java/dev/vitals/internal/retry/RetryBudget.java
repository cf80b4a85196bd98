package dev.vitals.internal.retry;

/**
 * Keeps retries from overwhelming a service that is down: each retry costs a token, each success
 * earns a tenth of one. An empty budget never holds back a first attempt. Thread-safe; each client,
 * and thereby each origin, has its own.
 *
 * <p>The numbers were chosen by simulation ({@code benchmarks/run simulation},
 * docs/measurements.md).
 */
public final class RetryBudget {
  /**
   * At one call per second, adds a sixth to the load of a minute of refusals; 15 would add a
   * quarter.
   */
  private static final double CAPACITY = 10;

  /**
   * In the long run retries may be a tenth of the successes: enough if one call in eleven fails.
   */
  private static final double EARNED = 0.1;

  /** If it cost one, clients that call every ten seconds would keep a hanging service down. */
  private static final double AFTER_TIMEOUT = 2;

  private double tokens = CAPACITY;

  /** Pays for one retry, twice as much after a timeout, because it held a thread. */
  public synchronized boolean take(boolean afterTimeout) {
    double price = price(afterTimeout);
    if (tokens < price) {
      return false;
    }
    tokens -= price;
    return true;
  }

  /** Refunds a retry that was not sent. */
  public void giveBack(boolean afterTimeout) {
    add(price(afterTimeout));
  }

  public void earn() {
    add(EARNED);
  }

  private synchronized void add(double more) {
    tokens = Math.min(CAPACITY, tokens + more);
  }

  private static double price(boolean afterTimeout) {
    return afterTimeout ? AFTER_TIMEOUT : 1;
  }
}
