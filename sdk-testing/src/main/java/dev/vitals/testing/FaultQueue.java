package dev.vitals.testing;

import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that a service was given and has not used up, in their order. Thread-safe. */
final class FaultQueue {
  private final List<Pending> pending = new ArrayList<>();

  private static final class Pending {
    private final Fault fault;
    private int left;

    private Pending(Fault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }

  synchronized void add(Fault fault) {
    pending.add(new Pending(fault));
  }

  /** The first that concerns the request, used once more. */
  synchronized Optional<Fault> take(ReceivedRequest request) {
    for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
      Pending next = each.next();
      if (next.fault.concerns(request)) {
        next.left--;
        if (next.left == 0) {
          each.remove();
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }
}
