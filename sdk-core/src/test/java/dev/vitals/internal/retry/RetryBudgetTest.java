package dev.vitals.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  @Test
  void tenRetriesAreThereFromStart() {
    for (int retry = 0; retry < 10; retry++) {
      assertThat(budget.take(false)).isTrue();
    }

    assertThat(budget.take(false)).isFalse();
  }

  @Test
  void timeoutCostsTwice() {
    for (int retry = 0; retry < 5; retry++) {
      assertThat(budget.take(true)).isTrue();
    }

    assertThat(budget.take(false)).isFalse();
  }

  @Test
  void restMayBeTooLittleForTimeoutOnly() {
    for (int retry = 0; retry < 9; retry++) {
      budget.take(false);
    }

    assertThat(budget.take(true)).isFalse();
    assertThat(budget.take(false)).isTrue();
  }

  @Test
  void elevenSuccessesEarnRetry() {
    while (budget.take(false)) {
      // until it is empty
    }
    for (int success = 0; success < 11; success++) { // a tenth each, and tenths are not exact
      budget.earn();
    }

    assertThat(budget.take(false)).isTrue();
    assertThat(budget.take(false)).isFalse();
  }

  @Test
  void successesDoNotFillItOverItsBrim() {
    for (int success = 0; success < 1_000; success++) {
      budget.earn();
    }

    tenRetriesAreThereFromStart();
  }

  @Test
  void downServiceGetsTenthMoreInLongRun() {
    int retries = 0;
    for (int call = 0; call < 10_000; call++) {
      if (call % 2 == 0) {
        budget.earn();
      } else if (budget.take(false)) {
        retries++;
      }
    }

    assertThat(retries).isLessThan(10_000 / 10);
  }
}
