package dev.vitals.client;

import dev.vitals.internal.call.OpenSet;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads for publishers, listeners and async calls, unless the caller lends an executor, and for
 * what blocks and cannot be ended: virtual threads if the platform has them, otherwise daemon threads
 * that end when idle. Created on first use.
 */
final class Workers {
  private static final long IDLE_SECONDS = 5;
  private static final @Nullable ThreadFactory VIRTUAL = virtualThreads();

  private final @Nullable Executor lent;
  private @Nullable ExecutorService own;
  private final OpenSet<Waiting> waiting = new OpenSet<>(Waiting::end);
  private boolean closed;

  Workers(@Nullable Executor lent) {
    this.lent = lent;
  }

  Executor executor() {
    return lent != null ? lent : own();
  }

  /** Never on the lent executor, whose only thread may be the one that waits for the result. */
  void executeOnOwn(Runnable task) {
    own().execute(task);
  }

  private synchronized Executor own() {
    ExecutorService current = own;
    if (current == null) {
      current = VIRTUAL == null ? pool(daemons()) : threadPerTask(VIRTUAL);
      own = current;
      if (closed) {
        current.shutdown();
      }
    }
    return current;
  }

  /**
   * Runs a call on a thread of the executor. If the client is closed first, the call runs on the
   * closing thread, or on this one: then it ends at once.
   */
  void execute(Runnable call) {
    Waiting task = new Waiting(call);
    waiting.add(task);
    try {
      executor().execute(task);
    } catch (RejectedExecutionException e) {
      if (!isClosed()) {
        waiting.remove(task);
        throw e;
      }
      task.run();
    }
  }

  /** A call that waits for a thread, which a lent executor may never give it. */
  private final class Waiting implements Runnable {
    private final Runnable call;
    private final AtomicBoolean begun = new AtomicBoolean();

    private Waiting(Runnable call) {
      this.call = call;
    }

    @Override
    public void run() {
      waiting.remove(this);
      if (begun.compareAndSet(false, true)) {
        call.run();
      }
    }

    /** An error of the caller's code must not keep others from being ended. */
    private void end() {
      try {
        run();
      } catch (Throwable e) { // as an executor does
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Called once everything that a call needs is closed. */
  void close() {
    shutDown();
    waiting.close();
  }

  private synchronized void shutDown() {
    closed = true;
    if (own != null) {
      own.shutdown();
    }
  }

  private static ExecutorService pool(ThreadFactory threads) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  /** A virtual thread is too cheap to keep: the pool ends each one with its task. */
  private static ExecutorService threadPerTask(ThreadFactory threads) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "vitals-worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Calls {@code Thread.ofVirtual().name("vitals-worker-", 1).factory()} by reflection, as Java 17
   * lacks it.
   */
  private static @Nullable ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Method name = type.getMethod("name", String.class, long.class);
      Method factory = type.getMethod("factory");
      return (ThreadFactory) factory.invoke(name.invoke(builder, "vitals-worker-", 1L));
    } catch (ReflectiveOperationException e) {
      return null; // an older Java version
    }
  }
}
