package dev.vitals.internal.stream;

import dev.vitals.config.ResumePolicy;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.CallContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Knows where a stream can go on after a break without losing or repeating an item, and opens it
 * there. Confined to the reading thread.
 */
public final class Resumption {
  /** Opens a stream again. */
  @FunctionalInterface
  public interface Reopener {
    /**
     * Waits, then opens the stream.
     *
     * @param position where to go on; null for the beginning
     * @param breaks the breaks in a row since the last item
     * @param asked the wait that the service asked for, or null
     * @param broken the break
     * @return empty if the policy or the retry budget allows no more
     */
    Optional<StreamConnection> reopen(
        @Nullable String position,
        int breaks,
        @Nullable Duration asked,
        BrokenStreamException broken,
        CallContext call);
  }

  private final ResumePolicy policy;
  private final ItemTerms<?> terms;
  private final Reopener reopener;
  private boolean known = true; // while nothing was delivered, the beginning is the place
  private @Nullable String position;
  private @Nullable Duration asked;
  private int breaks;
  private final AtomicInteger resumptions = new AtomicInteger();

  /** Takes positions from items if these have some, from SSE event ids otherwise. */
  public Resumption(ResumePolicy policy, StreamTerms<?> terms, Reopener reopener) {
    this.policy = policy;
    this.terms = terms.items();
    this.reopener = reopener;
  }

  /** Whether a body that simply ends is a break. */
  boolean isEndless() {
    return policy.isEndless();
  }

  int resumptions() {
    return resumptions.get();
  }

  /** An item was read, which says that it stands at {@code itemPosition}, or nothing about it. */
  void read(@Nullable String itemPosition, ItemReader<?> items) {
    breaks = 0;
    if (terms.hasPositions()) {
      position = itemPosition;
      known = position != null;
    } else {
      known = items.positionKnown();
    }
  }

  /** The id to start the next reader with. */
  String lastEventId(String before) {
    return !terms.hasPositions() && position != null ? position : before;
  }

  /**
   * Opens the stream again where it broke.
   *
   * @return empty if the service says that nothing follows
   * @throws VitalsException the break, if the stream cannot go on
   */
  Optional<StreamConnection> after(
      BrokenStreamException broken, ItemReader<?> items, CallContext call) {
    Duration delay = items.reconnectDelay();
    asked = delay == null ? asked : delay;
    String skippedTo = terms.positionOfSkipped(items);
    if (skippedTo != null) {
      known = true;
      position = skippedTo;
    } else if (!terms.hasPositions() && items.positionKnown()) {
      known = true;
      position = items.lastEventId();
    }
    if (!known || !call.plan().idempotent()) {
      throw broken;
    }
    breaks++;
    call.observer().resuming(broken.reason().name(), broken.delivered());
    try {
      StreamConnection next =
          reopener.reopen(position, breaks, asked, broken, call).orElseThrow(() -> broken);
      resumptions.incrementAndGet();
      return Optional.of(next);
    } catch (CallInterruptedException e) {
      e.addSuppressed(broken);
      throw e;
    } catch (ApiException e) {
      if (e.status() == 204) {
        return Optional.empty();
      }
      throw notResumed(broken, e);
    } catch (VitalsException e) {
      throw notResumed(broken, e);
    }
  }

  /** The caller has to deal with the break; why the stream could not be resumed comes with it. */
  private static VitalsException notResumed(BrokenStreamException broken, VitalsException why) {
    if (why != broken) {
      broken.addSuppressed(why);
    }
    return broken;
  }
}
