package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  @Test
  void realTimeTakesAsLongAsAsked() throws Exception {
    Duration asked = Duration.ofMillis(20);
    long start = System.nanoTime();

    Pace.realTime().pause(asked);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(asked);
  }

  @Test
  void realTimeCanBeInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Pace.realTime().pause(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void immediateIsNotInterestedInInterrupts() throws Exception {
    Thread.currentThread().interrupt();

    Pace.immediate().pause(Duration.ofDays(1));

    assertThat(Thread.interrupted()).isTrue();
  }
}
