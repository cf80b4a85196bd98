package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

  private final VirtualTime time = VirtualTime.startingAt(START);

  @Test
  void sleepingTakesNoTimeButTheClockGoesOn() throws InterruptedException {
    time.sleep(Duration.ofDays(1));
    time.sleep(Duration.ofSeconds(1));

    assertThat(time.instant()).isEqualTo("2026-03-02T10:15:31Z");
    assertThat(time.waits()).containsExactly(Duration.ofDays(1), Duration.ofSeconds(1));
  }

  @Test
  void advancingIsNoWait() {
    time.advance(Duration.ofHours(1));

    assertThat(time.instant()).isEqualTo("2026-03-01T11:15:30Z");
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void zonesShareTheTime() {
    VirtualTime there = time.withZone(ZoneId.of("-04:00"));

    time.advance(Duration.ofHours(1));

    assertThat(there.instant()).isEqualTo(time.instant());
    assertThat(there.getZone()).isEqualTo(ZoneId.of("-04:00"));
    assertThat(time.getZone().getId()).isEqualTo("Z");
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(time.instant()).isEqualTo(START);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void timeDoesNotGoBack() {
    Duration back = Duration.ofNanos(-1);

    assertThatIllegalArgumentException().isThrownBy(() -> time.advance(back));
    assertThatIllegalArgumentException().isThrownBy(() -> time.sleep(back));
  }

  @Test
  void waitsAtTheSameTimeTakeTheLongestOfThem() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    ExecutorService threads = Executors.newCachedThreadPool();

    List<Future<Duration>> elapsed = threads.invokeAll(Collections.nCopies(4, () -> {
      Instant start = time.instant();
      for (int round = 0; round < 3; round++) {
        time.instant();
        together.await();
        time.sleep(Duration.ofSeconds(20));
      }
      return Duration.between(start, time.instant());
    }));

    for (Future<Duration> each : elapsed) {
      assertThat(each.get()).isEqualTo(Duration.ofSeconds(60));
    }
    threads.shutdown();
    assertThat(time.instant()).isEqualTo(START.plusSeconds(60));
    assertThat(time.waits()).hasSize(12).containsOnly(Duration.ofSeconds(20));
  }

  @Test
  void longerWaitGoesOnAfterShorterOnes() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    CyclicBarrier together = new CyclicBarrier(2);

    Future<Instant> end = other.submit(() -> {
      time.instant();
      together.await();
      time.sleep(Duration.ofSeconds(30));
      return time.instant();
    });
    time.instant();
    together.await();
    time.sleep(Duration.ofSeconds(20));
    Instant inBetween = time.instant();
    time.sleep(Duration.ofSeconds(5));

    assertThat(end.get()).isEqualTo(START.plusSeconds(30));
    assertThat(inBetween).isEqualTo(START.plusSeconds(20));
    other.shutdown();
  }

  @Test
  void advancingEndsSleeps() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    time.instant(); // this thread takes part, so that the sleep does not end by itself
    Future<Instant> end = other.submit(() -> {
      time.sleep(Duration.ofSeconds(30));
      return time.instant();
    });
    while (time.waits().isEmpty()) {
      Thread.onSpinWait();
    }
    time.advance(Duration.ofSeconds(40));

    assertThat(end.get()).isEqualTo(START.plusSeconds(40));
    other.shutdown();
  }

  @Test
  void interruptEndsSleep() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    time.instant();
    Future<?> sleeper = other.submit(() -> {
      time.sleep(Duration.ofSeconds(30));
      return null;
    });
    while (time.waits().isEmpty()) {
      Thread.onSpinWait();
    }
    other.shutdownNow();

    assertThatThrownBy(sleeper::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(time.instant()).isEqualTo(START);
  }

  @Test
  void itStartsNow() {
    assertThat(VirtualTime.start().instant())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }
}
