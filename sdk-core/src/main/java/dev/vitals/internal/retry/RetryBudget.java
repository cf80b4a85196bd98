package dev.vitals.internal.retry;

/**
 * Keeps retries from burying a service that is down: each one costs a token, each success earns a
 * tenth of one. An empty budget never holds back a first attempt. Thread-safe; one per client,
 * which has one origin.
 *
 * <p>The numbers are chosen by simulation ({@code benchmarks/run simulation}, docs/measurements.md).
 */
public final class RetryBudget {
  /** At one call per second, a sixth more load in a minute of refusals; 15 would be a quarter more. */
  private static final double CAPACITY = 10;

  /** Retries add a tenth of the successes in the long run: enough if one call in eleven fails. */
  private static final double EARNED = 0.1;

  /** At the price of a refusal, clients that call every ten seconds keep a hanging service down. */
  private static final double AFTER_TIMEOUT = 2;

  private double tokens = CAPACITY;

  /** Pays for one retry, whatever refused it; after a timeout double, because it held a thread. */
  public synchronized boolean take(boolean afterTimeout) {
    double price = price(afterTimeout);
    if (tokens < price) {
      return false;
    }
    tokens -= price;
    return true;
  }

  /** Takes back what was paid for a retry that was not sent. */
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
