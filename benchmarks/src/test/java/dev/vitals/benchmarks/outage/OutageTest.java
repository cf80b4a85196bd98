package dev.vitals.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.benchmarks.outage.Scenario.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises of the retry budget, at one call per second and client. */
final class OutageTest {
  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "HANGS"})
  void retriesAddAtMostAFifthToTheLoadOfADeadService(Fault fault) {
    assertThat(play(fault, Policy.VITALS).added()).isPositive().isLessThanOrEqualTo(0.2);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "HANGS"})
  void budgetOfAwsLetsFarMoreThrough(Fault fault) {
    assertThat(play(fault, Policy.AWS).added())
        .isGreaterThan(1)
        .isGreaterThan(5 * play(fault, Policy.VITALS).added());
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "HANGS"})
  void serviceIsBackNoLaterThanWithoutRetries(Fault fault) {
    int without = play(fault, Policy.NONE).recovery().orElseThrow();

    assertThat(play(fault, Policy.VITALS).recovery().orElseThrow()).isLessThanOrEqualTo(without);
  }

  @Test
  void retriesWithoutBudgetKeepAHungServiceDown() {
    assertThat(play(Fault.HANGS, Policy.NAIVE).recovery()).isEmpty();
    assertThat(play(Fault.HANGS, Policy.STAINLESS).recovery()).isEmpty();
  }

  @Test
  void budgetIsEnoughForOrdinaryTrouble() {
    assertThat(play(Fault.FLAKY, Policy.NONE).lostWhileDown()).isBetween(0.09, 0.11);
    assertThat(play(Fault.FLAKY, Policy.VITALS).lostWhileDown()).isLessThan(0.005);
  }

  @ParameterizedTest
  @EnumSource
  void chosenBudgetIsTheOneInTheSdk(Fault fault) {
    Course chosen = play(fault, Policy.budget(10, 0.1, 2));

    assertThat(play(fault, Policy.VITALS)).usingRecursiveComparison().isEqualTo(chosen);
  }

  private static Course play(Fault fault, Policy policy) {
    return Simulation.run(new Scenario(500, 1, fault, 1), policy);
  }
}
