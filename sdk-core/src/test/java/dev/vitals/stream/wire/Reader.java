package dev.vitals.stream.wire;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread that reads a stream, so that a test may wait until it is blocked, then act. */
public final class Reader<R> {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final FutureTask<R> task;
  private final Thread thread;

  private Reader(FutureTask<R> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  /** Starts to read on a thread of its own. */
  public static <R> Reader<R> start(Callable<R> reading) {
    FutureTask<R> task = new FutureTask<>(reading);
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    thread.start();
    return new Reader<>(task, thread);
  }

  /** Starts to read on a virtual thread, which JDK 21 and newer have. */
  public static <R> Reader<R> startVirtual(Callable<R> reading)
      throws ReflectiveOperationException {
    FutureTask<R> task = new FutureTask<>(reading);
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return new Reader<>(task, (Thread) start.invoke(null, task));
  }

  /** Waits until the thread sits in a read of a socket, or in HTTP/2's wait for a frame. */
  public void awaitBlockedInRead() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isBlockedInRead()) {
      if (task.isDone() || System.nanoTime() > deadline) {
        throw new AssertionError("the reader does not wait for the server");
      }
      Thread.onSpinWait();
    }
  }

  private boolean isBlockedInRead() {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0
        && (stack[0].isNativeMethod() || stack[0].getMethodName().equals("park"))
        && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().endsWith(".StreamBody"));
  }

  /** What it read; fails if it takes longer than {@code time}. */
  public R result(Duration time) throws Exception {
    return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
