package dev.vitals.benchmarks.report;

import dev.vitals.benchmarks.result.Sample;

/**
 * What JMH measured of one subject, over all rounds.
 *
 * @param values each iteration's score
 * @param bytes allocated an operation, each iteration
 * @param throughput whether more is better
 */
record Scores(Sample values, Sample bytes, boolean throughput) {
  /** The best iteration: what the machine's other work disturbed least. */
  double best() {
    return throughput ? values.max() : values.min();
  }

  double median() {
    return values.median();
  }

  double bytesPerOperation() {
    return bytes.median();
  }
}
