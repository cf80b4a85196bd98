package dev.vitals.benchmarks.outage;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A way to retry.
 *
 * @param name to show
 * @param retriers makes the state of one client
 */
record Policy(String name, Supplier<Retrier> retriers) {
  private static final int ATTEMPTS = 3;

  /** Every failure is final. */
  static final Policy NONE =
      new Policy("none", () -> (attempts, timeout, elapsed, random) -> OptionalDouble.empty());

  /** The SDK's own decision. */
  static final Policy VITALS = new Policy("vitals", VitalsRetrier::new);

  /** Three attempts, at once. */
  static final Policy NAIVE =
      new Policy("naive", () -> (attempts, timeout, elapsed, random) -> unlessLast(attempts, 0));

  /** openai-java and anthropic-java: 0.5 s doubled up to 8 s, minus up to a quarter; no budget. */
  static final Policy STAINLESS = new Policy(
      "stainless",
      () -> (attempts, timeout, elapsed, random) ->
          unlessLast(attempts, Math.min(8, 0.5 * Math.pow(2, attempts - 1)) * (1 - 0.25 * random)));

  /** AWS SDK for Java v2, standard mode: 500 tokens; a retry costs 5, given back on success. */
  static final Policy AWS = new Policy("aws", Aws::new);

  /** gRPC as its proposal A6 shows it: four attempts, 0.1 to 1 s, throttled below half of 10. */
  static final Policy GRPC = new Policy("grpc", Grpc::new);

  static List<Policy> all() {
    return List.of(NONE, VITALS, GRPC, AWS, STAINLESS, NAIVE);
  }

  /** Our policy with other numbers in its budget, to compare them. */
  static Policy budget(double capacity, double earned, double timeoutCost) {
    String name = "%s / %s / %s".formatted(capacity, earned, timeoutCost);
    return new Policy(name, () -> new Budgeted(new Bucket(capacity), earned, timeoutCost));
  }

  private static OptionalDouble unlessLast(int attempts, double wait) {
    return attempts < ATTEMPTS ? OptionalDouble.of(wait) : OptionalDouble.empty();
  }

  /** Anything up to 100 ms, doubled up to 20 s: AWS' numbers, and ours. */
  private static double fullJitter(int attempts, double random) {
    return Math.min(20, 0.1 * Math.pow(2, attempts - 1)) * random;
  }

  private record Budgeted(Bucket bucket, double earned, double timeoutCost) implements Retrier {
    @Override
    public OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random) {
      return attempts < ATTEMPTS && bucket.take(timeout ? timeoutCost : 1)
          ? OptionalDouble.of(fullJitter(attempts, random))
          : OptionalDouble.empty();
    }

    @Override
    public void succeeded(int attempts) {
      bucket.give(earned);
    }
  }

  private static final class Aws implements Retrier {
    private static final double COST = 5;

    private final Bucket bucket = new Bucket(500);

    @Override
    public OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random) {
      return attempts < ATTEMPTS && bucket.take(COST)
          ? OptionalDouble.of(fullJitter(attempts, random))
          : OptionalDouble.empty();
    }

    @Override
    public void succeeded(int attempts) {
      bucket.give(attempts > 1 ? COST : 1);
    }
  }

  private static final class Grpc implements Retrier {
    private static final int MOST = 4;

    private final Bucket bucket = new Bucket(10);

    @Override
    public OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random) {
      boolean allowed = bucket.takeAnyway(1); // every failure costs, not only a retry
      double ceiling = Math.min(1, 0.1 * Math.pow(2, attempts - 1));
      return allowed && attempts < MOST
          ? OptionalDouble.of(ceiling * (0.8 + 0.4 * random))
          : OptionalDouble.empty();
    }

    @Override
    public void succeeded(int attempts) {
      bucket.give(0.1);
    }
  }
}
