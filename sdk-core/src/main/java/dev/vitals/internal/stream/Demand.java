package dev.vitals.internal.stream;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The number of items a subscriber still wants. One thread takes; any thread may add or end it. */
final class Demand {
  private final Lock lock = new ReentrantLock(); // a monitor would pin a virtual thread
  private final Condition changed = lock.newCondition();
  private long wanted;
  private boolean ended;

  /** Adds to the demand, which is unbounded from {@code Long.MAX_VALUE} on. */
  void add(long count) {
    lock.lock();
    try {
      long sum = wanted + count;
      wanted = sum < 0 ? Long.MAX_VALUE : sum;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the demand: {@link #take()} returns false from now on. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until an item is wanted and deducts it; returns false once the demand has ended. */
  boolean take() throws InterruptedException {
    lock.lock();
    try {
      while (wanted == 0 && !ended) {
        changed.await();
      }
      if (ended) {
        return false;
      }
      if (wanted != Long.MAX_VALUE) {
        wanted--;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
