package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitals.client.StreamRequest;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.stream.wire.Loopback;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting for the next item for a limited time. */
final class LimitedWaitTest {
  record Item(int n) {}

  private static final StreamRequest<Item> REQUEST = StreamRequest.get("/items", Item.class);
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofSeconds(5);

  @RegisterExtension
  final Loopback loopback = Loopback.standard();

  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Half an item, a pause, and the rest. */
  private EventStream<Item> pausing() {
    return loopback.open(REQUEST, wire -> {
      wire.sendHead("application/x-ndjson", "Connection: close");
      wire.send("{\"n\":1}\n{\"n\"");
      await();
      wire.send(":2}\n");
      wire.close();
    });
  }

  private void await() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void limitedWaitEndsNoStreamAndLosesNoByte() {
    try (EventStream<Item> stream = pausing()) {
      assertThat(stream.next(LONG)).contains(new Item(1));
      assertThat(stream.next(Duration.ZERO)).isEmpty();
      assertThat(stream.next(SHORT)).isEmpty();
      assertThat(stream.isEnded()).isFalse();

      goOn.countDown();
      assertThat(stream.next(LONG)).contains(new Item(2));
      assertThat(stream.next(LONG)).isEmpty();
      assertThat(stream.isEnded()).isTrue();
      assertThat(stream.delivered()).isEqualTo(2);
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> stream.next(SHORT));
    }
  }

  @Test
  void iteratorGoesOnWhereTheWaitEnded() {
    try (EventStream<Item> stream = pausing()) {
      assertThat(stream.next(LONG)).contains(new Item(1));
      assertThat(stream.next(SHORT)).isEmpty();
      goOn.countDown();

      assertThat(stream).containsExactly(new Item(2));
      assertThat(stream.isEnded()).isTrue();
    }
  }

  @Test
  void closeEndsAReadThatNobodyWaitsFor() throws Exception {
    EventStream<Item> stream = loopback.open(REQUEST, wire -> {
      wire.sendHead("application/x-ndjson", "");
      wire.awaitClose();
    });
    assertThat(stream.next(SHORT)).isEmpty();

    stream.close();

    assertThat(stream.next(LONG)).isEmpty();
    assertThat(stream.isEnded()).isTrue();
    loopback.assertNoConnection();
  }

  @Test
  void breakIsThrownOnceByTheWaitThatMeetsIt() {
    try (EventStream<Item> stream = loopback.open(REQUEST, wire -> {
      wire.sendHead("application/x-ndjson", "Content-Length: 100");
      wire.send("{\"n\":1}\n");
      wire.close();
    })) {
      assertThat(stream.next(LONG)).contains(new Item(1));
      assertThatExceptionOfType(BrokenStreamException.class).isThrownBy(() -> stream.next(LONG));
      assertThat(stream.isEnded()).isTrue();
    }
  }

  @Test
  void interruptEndsTheWaitAndTheStream() {
    try (EventStream<Item> stream = loopback.open(REQUEST, wire -> {
      wire.sendHead("application/x-ndjson", "");
      wire.awaitClose();
    })) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> stream.next(LONG));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void negativeWaitIsRefused() {
    try (EventStream<Item> stream = pausing()) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> stream.next(Duration.ofMillis(-1)))
          .withMessage("wait must not be negative, was PT-0.001S");
      goOn.countDown();
    }
  }
}
