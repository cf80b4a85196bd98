package dev.vitals.testing;

import dev.vitals.testing.internal.threads.LiveThread;
import dev.vitals.testing.traffic.OpenConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Fails a test that leaves something behind: a connection to the fakes, such as that of an unclosed
 * stream, or a thread of OkHttp or of the SDK that is still at work.
 *
 * <pre>{@code
 * @RegisterExtension final FakeServices fakes = FakeServices.start();
 * @RegisterExtension final LeakCheck leaks = LeakCheck.of(fakes);
 * }</pre>
 *
 * <p>What was there before the test is not reported, such as the connections of a client that
 * several tests share; use that client once before the first test, so that its connection is not
 * taken for one that a test left behind. What ends by itself within two seconds after the test is not a leak:
 * the check waits for it, and not longer than needed. It runs after the {@code @AfterEach} methods.
 * It sees virtual threads as well, but not what a client keeps of a connection that the fake has
 * reset. It sees the threads of the whole JVM, so it is not for tests that run in parallel.
 */
public sealed class LeakCheck permits JUnitLeakCheck {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long POLL_MILLIS = 5;

  private final List<LoopbackServer> servers;
  private final Set<Object> before = new HashSet<>();

  LeakCheck(List<LoopbackServer> servers) {
    this.servers = servers;
  }

  /** Watches the connections to all five services. */
  public static LeakCheck of(FakeServices fakes) {
    return of(fakes.all().toArray(LoopbackServer[]::new));
  }

  /** Watches the connections to these servers. */
  public static LeakCheck of(LoopbackServer... servers) {
    List<LoopbackServer> watched = List.of(servers);
    return FakeServices.junitIsPresent() ? JUnitLeakCheck.create(watched) : new LeakCheck(watched);
  }

  /** Remembers what is there already; for tests without JUnit. */
  public void begin() {
    before.clear();
    servers.forEach(server -> before.addAll(server.openConnections()));
    LiveThread.all().forEach(thread -> before.add(thread.id()));
  }

  /**
   * Looks for what was left since {@link #begin()}; for tests without JUnit.
   *
   * @throws AssertionError if there is something; it says what, and what to close
   */
  public void verify() {
    long deadline = System.nanoTime() + GRACE.toNanos();
    List<String> leaks = leaks();
    while (!leaks.isEmpty() && System.nanoTime() < deadline && pause()) {
      leaks = leaks();
    }
    if (!leaks.isEmpty()) {
      throw new AssertionError("The test left behind:\n  - " + String.join("\n  - ", leaks));
    }
  }

  private List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    for (LoopbackServer server : servers) {
      server.openConnections().stream()
          .filter(connection -> !before.contains(connection))
          .map(connection ->
              "a connection to " + server.getClass().getSimpleName() + ", " + left(connection))
          .forEach(leaks::add);
    }
    LiveThread.all().stream()
        .filter(thread -> !before.contains(thread.id()) && isOurs(thread.name()))
        .filter(thread -> thread.stack().stream().noneMatch(LeakCheck::isIdle))
        .map(thread -> "the thread \"" + thread.name() + "\", at work in "
            + (thread.stack().isEmpty() ? "its first steps" : thread.stack().get(0))
            + ": cancel its call or subscription, and close its client")
        .forEach(leaks::add);
    return leaks;
  }

  private static String left(OpenConnection connection) {
    return connection
        .lastRequest()
        .map(request -> connection.isAnswering()
            ? "still being answered after " + request + ": close its stream, then the client"
            : "kept open after " + request + ": close its streams, then the client")
        .orElse("which was not used: close the client that opened it");
  }

  /** The SDK's cleaner of abandoned streams is one for all clients, and stays. */
  private static boolean isOurs(String name) {
    return (name.startsWith("vitals-") && !name.equals("vitals-stream-cleaner"))
        || name.startsWith("OkHttp ");
  }

  /**
   * A pool's thread without a task ends by itself; OkHttp's task runners belong to no client, and
   * what they do for a connection is seen by that.
   */
  private static boolean isIdle(String call) {
    return call.contains("okhttp3.internal.concurrent.TaskRunner")
        || call.contains("java.util.concurrent.ThreadPoolExecutor.getTask");
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
