package dev.vitals.benchmarks.soak;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.config.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Many threads that call all services at random, through one client per service. */
final class SoakLoad implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final List<ApiClient> clients = new ArrayList<>();
  private final List<Origin> origins;
  private final Duration clock;
  private final Duration think;
  private volatile boolean over;

  /**
   * Starts it.
   *
   * @param clock for connecting, for an answer and for silence
   * @param think longest pause of a thread between two calls
   */
  SoakLoad(int size, List<Origin> origins, Duration clock, Duration think) {
    this.origins = origins;
    this.clock = clock;
    this.think = think;
    origins.forEach(origin -> clients.add(client(origin.url())));
    for (int i = 0; i < size; i++) {
      Random random = new Random(i);
      threads.add(new Thread(() -> work(random), "soak-" + i));
    }
    threads.forEach(Thread::start);
  }

  private ApiClient client(String url) {
    Timeouts timeouts = Timeouts.builder()
        .connect(clock)
        .response(clock)
        .idle(clock)
        .overall(clock.multipliedBy(4))
        .build();
    return ApiClient.create(Configuration.builder(url)
        .timeouts(timeouts)
        .tls(Tls.system().trustingLoopback())
        .build());
  }

  private void work(Random random) {
    LockSupport.parkNanos(random.nextLong(clock.toNanos())); // else all shake hands at once
    while (!over) {
      int which = random.nextInt(origins.size());
      Origin origin = origins.get(which);
      SoakCaller caller = new SoakCaller(clients.get(which), origin.outcomes(), random);
      if (origin.serves("calls")) {
        caller.call();
      } else {
        caller.stream();
      }
      LockSupport.parkNanos(random.nextLong(think.toNanos()));
    }
  }

  /** Lets every call end by itself; returns how many threads did not come back in time. */
  long stop() throws InterruptedException {
    over = true;
    long deadline = System.nanoTime() + clock.multipliedBy(5).toNanos();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
    }
    return threads.stream().filter(Thread::isAlive).count();
  }

  @Override
  public void close() {
    over = true;
    clients.forEach(ApiClient::close);
  }
}
