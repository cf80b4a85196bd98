package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.server.Delivery;
import dev.vitals.testing.internal.server.Wire;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with the answer to a request: {@code
 * fakes.goodmem().failNext(Fault.status(503).withHeader("Retry-After", "1").times(2))}. Immutable, so
 * one fault may be given to several services.
 *
 * <p>Some faults <em>replace</em> the answer: the service is not asked, and nothing changes in it.
 * The others <em>spoil</em> it on its way: the service has done what it was asked for, and what
 * arrives of its own answer is up to the fault. Bytes are those of the body, without its framing.
 */
public final class Fault {
  private static final int TEMPORARY_REDIRECT = 307;

  /** What the client gets. */
  @FunctionalInterface
  private interface Effect {
    /** Asks the service for its own answer only if the fault spoils it. */
    Answer on(Supplier<Answer> own);
  }

  private final Effect effect;
  private final int times;
  private final @Nullable String path;

  private Fault(Effect effect, int times, @Nullable String path) {
    this.effect = effect;
    this.times = times;
    this.path = path;
  }

  private static Fault of(Effect effect) {
    return new Fault(effect, 1, null);
  }

  /** Replaces the answer by one of this status, with a short plain text, as a proxy would send. */
  public static Fault status(int status) {
    return answer(Answer.text(status, "scripted by a test\n"));
  }

  /** Replaces the answer by this one. */
  public static Fault answer(FakeAnswer answer) {
    requireNonNull(answer, "answer");
    return answer(answer.answer());
  }

  static Fault answer(Answer answer) {
    return of(own -> answer);
  }

  /** Replaces the answer by a redirect (307) to this address, which may be relative. */
  public static Fault redirectTo(URI location) {
    return answer(Answer.empty(TEMPORARY_REDIRECT).header("Location", location.toString()));
  }

  /** Replaces the answer by silence: not even its head comes, until the client gives up. */
  public static Fault stall() {
    return answer(Answer.none(Wire::stall));
  }

  /** Replaces the answer by a reset of the connection. */
  public static Fault resetStream() {
    return answer(Answer.none(Wire::reset));
  }

  /**
   * Spoils the answer: the connection ends in good order after this number of bytes of the body, or at its
   * end if it has fewer; the end of a chunked body is never sent.
   */
  public static Fault cutAfter(long bytes) {
    return spoiling(Delivery.endAfter(requireNotNegative(bytes), Wire::cut));
  }

  /** Spoils the answer: after this number of bytes of the body comes a reset of the connection. */
  public static Fault resetStreamAfter(long bytes) {
    return spoiling(Delivery.resetAfter(requireNotNegative(bytes)));
  }

  /** Spoils the answer: after this number of bytes of the body comes nothing, until the client gives up. */
  public static Fault stallAfter(long bytes) {
    return spoiling(Delivery.endAfter(requireNotNegative(bytes), Wire::stall));
  }

  /**
   * Spoils the answer: its body comes in pieces of this size, each after a pause. On a fake its
   * {@link FakeServices.Builder#pace} decides how long that really takes.
   */
  public static Fault drip(int bytes, Duration every) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be positive, was " + bytes);
    }
    return spoiling(Delivery.drip(bytes, requireNonNull(every, "every")));
  }

  private static Fault spoiling(Delivery delivery) {
    return of(own -> own.get().delivered(delivery));
  }

  /** The same fault with one more header in the answer's head, such as {@code Retry-After}. */
  public Fault withHeader(String name, String value) {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    return new Fault(own -> effect.on(own).header(name, value), times, path);
  }

  /** The same fault for this number of requests in a row. Default: one. */
  public Fault times(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be positive, was " + times);
    }
    return new Fault(effect, times, path);
  }

  /** The same fault for requests of exactly this path only; others pass by. Default: for all. */
  public Fault forPath(String path) {
    return new Fault(effect, times, requireNonNull(path, "path"));
  }

  Answer on(Supplier<Answer> own) {
    return effect.on(own);
  }

  int times() {
    return times;
  }

  boolean concerns(ReceivedRequest request) {
    return path == null || path.equals(request.path());
  }

  /** Refuses what only a service that receives several requests can obey. */
  void requireForOneAnswer() {
    if (times > 1 || path != null) {
      throw new IllegalArgumentException(
          "times and forPath are for failNext(fault); this fault is for one answer");
    }
  }

  private static long requireNotNegative(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative, was " + bytes);
    }
    return bytes;
  }
}
