package dev.vitals.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES) // all of these wait for an hour, or not at all
final class CancellationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Cancellation cancellation = new Cancellation();

  @Test
  void nobodyWaitsAfterCancellation() throws InterruptedException {
    cancellation.cancel();

    Time.SYSTEM.sleep(HOUR, cancellation);

    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void waitEndsWithCancellation() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
      started.countDown();
      try {
        Time.SYSTEM.sleep(HOUR, cancellation);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    started.await();

    cancellation.cancel();

    waiting.get(30, TimeUnit.SECONDS);
    assertThat(waiting).isCompleted();
  }

  @Test
  void interruptEndsWaitAsWell() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Time.SYSTEM.sleep(HOUR, cancellation))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void shortWaitEndsByItself() throws InterruptedException {
    Time.SYSTEM.sleep(Duration.ofNanos(1), cancellation);

    assertThat(cancellation.isCancelled()).isFalse();
  }
}
