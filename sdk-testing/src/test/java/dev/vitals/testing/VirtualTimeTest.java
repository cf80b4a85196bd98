package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
  void itStartsNow() {
    assertThat(VirtualTime.start().instant())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }
}
