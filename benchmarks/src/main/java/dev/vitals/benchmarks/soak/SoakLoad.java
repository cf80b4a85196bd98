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
  private final Duration timeout;
  private final Duration think;
  private volatile boolean over;

  /**
   * Starts the threads.
   *
   * @param timeout for connecting, for an answer and for silence
   * @param think the longest pause of a thread between two calls
   */
  SoakLoad(int size, List<Origin> origins, Duration timeout, Duration think) {
    this.origins = origins;
    this.timeout = timeout;
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
        .connect(timeout)
        .response(timeout)
        .idle(timeout)
        .overall(timeout.multipliedBy(4))
        .build();
    return ApiClient.create(Configuration.builder(url)
        .timeouts(timeouts)
        .tls(Tls.system().trustingLoopback())
        .build());
  }

  private void work(Random random) {
    LockSupport.parkNanos(random.nextLong(timeout.toNanos())); // otherwise all handshakes coincide
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

  /** Waits until the calls have ended by themselves; returns how many threads did not end in time. */
  long stop() throws InterruptedException {
    over = true;
    long deadline = System.nanoTime() + timeout.multipliedBy(5).toNanos();
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
