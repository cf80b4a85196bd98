package dev.vitals.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamTimesTest {
  private final FakeTime time = FakeTime.start();
  private final List<String> told = new ArrayList<>();
  private final CallContext call = new CallContext(
      new CallPlan(
          "GET /things", Timeouts.standard(), true, RetryPolicy.standard(), List.of(), null),
      time,
      new Cancellation(),
      new Listening());

  @Test
  void timeInWhichReaderWaitsIsServices() {
    StreamTimes times = new StreamTimes(call);

    for (int item = 0; item < 2; item++) {
      time.pass(Duration.ofSeconds(1)); // the caller is busy
      times.itemAsked();
      time.pass(Duration.ofSeconds(4)); // the service is
      times.itemRead();
    }

    assertThat(told)
        .containsExactly("first item after PT5S", "next item after PT5S, PT4S of it waiting");
  }

  @Test
  void streamReportsItsEndOnceAndLast() {
    StreamTimes times = new StreamTimes(call);

    times.closed(7);
    times.itemRead();
    times.finished(8);

    assertThat(told).containsExactly("CLOSED, 0 attempts, 7 items, 0 ms");
  }

  private final class Listening implements CallObserver {
    @Override
    public void firstItem(Duration sinceStart) {
      told.add("first item after " + sinceStart);
    }

    @Override
    public void nextItem(Duration gap, Duration waited) {
      told.add("next item after " + gap + ", " + waited + " of it waiting");
    }

    @Override
    public void ended(CallEnd end) {
      told.add(end.toString());
    }
  }
}
