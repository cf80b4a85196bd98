package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.goodmem.EventFraming;
import dev.vitals.testing.internal.goodmem.InvalidPing;
import dev.vitals.testing.internal.goodmem.PingCall;
import dev.vitals.testing.internal.goodmem.PingSession;
import dev.vitals.testing.internal.goodmem.PingTarget;
import dev.vitals.testing.internal.goodmem.ProbeFaults;
import dev.vitals.testing.internal.goodmem.RateLimit;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A GoodMem server that pings made-up models: {@code POST /v1/ping:once} and {@code POST
 * /v1/ping:stream}.
 *
 * <p>It expects its {@link #key()} in {@code x-api-key} and knows one embedder, {@link
 * #targetId()}. Latencies are made up, 20 to 150 ms, the same in every run; the server does not
 * really take that long, but it does wait between the probes of a stream (see {@link
 * FakeServices.Builder#pace}).
 */
public final class FakeGoodMem extends FakeService {
  private static final String TARGET_ID = "550e8400-e29b-41d4-a716-446655440000";

  private final Clock clock;
  private final Map<String, PingTarget> targets = new ConcurrentHashMap<>();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private final ProbeFaults faults = new ProbeFaults();
  private final Queue<ObjectNode> notices = new ConcurrentLinkedQueue<>();
  private final AtomicLong sessions = new AtomicLong();
  private volatile int maxCount = Integer.MAX_VALUE;
  private volatile @Nullable RateLimit rateLimit;

  FakeGoodMem(Clock clock) {
    super("gm_fakekey0123456789abcdef");
    this.clock = clock;
    add(TARGET_ID, "EMBEDDER", "OPENAI", "text-embedding-3-small");
  }

  /** The id of the embedder that is there from the start. */
  public String targetId() {
    return TARGET_ID;
  }

  /**
   * Adds a target that answers pings.
   *
   * @param type wire value, such as {@code LLM}
   * @return its id, a UUID
   */
  public String addTarget(String type, String provider, String modelIdentifier) {
    String seed = String.join("/", type, provider, modelIdentifier);
    String id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    add(id, type, provider, modelIdentifier);
    return id;
  }

  /** Disables a target: pings of it get 412 until it is enabled. */
  public void disableTarget(String targetId) {
    disabled.add(requireKnown(targetId));
  }

  /** Enables a disabled target. */
  public void enableTarget(String targetId) {
    disabled.remove(requireKnown(targetId));
  }

  /**
   * Lets one probe of every session from now on fail: still an answer with status 200, its result
   * has {@code ok: false}.
   *
   * @param seq number of the probe, from 1; {@code ping:once} is a session of one probe
   * @param httpStatus what the provider answered to the probe
   */
  public void failProbe(int seq, int httpStatus, String errorMessage) {
    faults.fail(seq, httpStatus, requireNonNull(errorMessage, "errorMessage"));
  }

  /** Lets one probe of every session from now on run into the client's {@code timeoutMs}. */
  public void timeOutProbe(int seq) {
    faults.timeOut(seq);
  }

  /** Takes back every {@link #failProbe} and {@link #timeOutProbe}. */
  public void healProbes() {
    faults.clear();
  }

  /** Sends a notice in the next stream, before its first result. */
  public void notice(String code, String message, Map<String, String> details) {
    ObjectNode notice = Json.object().put("code", code).put("message", message);
    if (!details.isEmpty()) {
      ObjectNode members = notice.putObject("details");
      details.forEach(members::put);
    }
    notices.add(notice);
  }

  /** Cuts longer streams to this many probes, and says so in the summary's limits. */
  public void limitCount(int maxCount) {
    if (maxCount < 1) {
      throw new IllegalArgumentException("maxCount must be positive, was " + maxCount);
    }
    this.maxCount = maxCount;
  }

  /**
   * Allows this number of requests in each window of time, the next request opening the first one; more
   * get 429 and, in {@code Retry-After}, the whole seconds until the window ends.
   */
  public void limitRate(int requests, Duration window) {
    rateLimit = new RateLimit(requests, window, clock);
  }

  /** Refuses the next request with this status and GoodMem's error body. */
  public void failNext(int status, String message) {
    answerNext(refusal(status, requireNonNull(message, "message")));
  }

  @Override
  Answer answer(ReceivedRequest request) {
    if (!request.header("x-api-key").orElse("").equals(key())) {
      return refusal(401, "Unauthorized: invalid or missing API key");
    }
    RateLimit limit = rateLimit;
    Optional<Duration> wait = limit == null ? Optional.empty() : limit.exceeded();
    if (wait.isPresent()) {
      long seconds = wait.get().plusNanos(999_999_999).toSeconds();
      return refusal(429, "Rate limit exceeded").header("Retry-After", Long.toString(seconds));
    }
    boolean stream = request.path().equals("/v1/ping:stream");
    if (!stream && !request.path().equals("/v1/ping:once")) {
      return refusal(404, "Not found");
    }
    if (!request.method().equals("POST")) {
      return refusal(405, "Method not allowed");
    }
    try {
      PingCall call = stream ? PingCall.stream(request.body()) : PingCall.once(request.body());
      PingTarget target = targets.get(call.targetId().toLowerCase(Locale.ROOT));
      if (target == null || !call.allows(target)) {
        return refusal(404, "Target not found: " + call.targetId());
      }
      if (disabled.contains(target.id())) {
        return refusal(412, "Target is disabled: " + target.id());
      }
      return stream ? stream(target, call, request) : once(target, call);
    } catch (InvalidPing e) {
      return refusal(400, String.valueOf(e.getMessage()));
    }
  }

  private Answer once(PingTarget target, PingCall call) {
    PingSession session = session(target, call);
    return Answer.json(200, session.probe().toString());
  }

  private Answer stream(PingTarget target, PingCall call, ReceivedRequest request) {
    EventFraming framing = EventFraming.accepted(request.header("Accept").orElse(""));
    int limit = maxCount;
    boolean limited = call.count() > limit;
    PingSession session = session(target, limited ? call.withCount(limit) : call);
    return Answer.chunked(200, framing.contentType(), chunks -> {
      for (ObjectNode notice = notices.poll(); notice != null; notice = notices.poll()) {
        chunks.send(framing.frame(event("notice", notice)));
      }
      chunks.send(framing.frame(event("result", session.probe())));
      while (session.hasNext()) {
        pause(session.untilNext());
        chunks.send(framing.frame(event("result", session.probe())));
      }
      ObjectNode summary = session.summary();
      if (limited) {
        summary.putObject("appliedLimits").put("count", Integer.toString(limit));
      }
      chunks.send(framing.frame(event("summary", summary)));
      chunks.send(framing.end());
    });
  }

  private PingSession session(PingTarget target, PingCall call) {
    return new PingSession(target, call, faults, clock, sessions.incrementAndGet());
  }

  private void add(String id, String type, String provider, String modelIdentifier) {
    String path = type.toLowerCase(Locale.ROOT).replace('_', '-') + "s";
    String endpoint = "https://models.example.com/v1/" + path;
    targets.put(id, new PingTarget(type, id, endpoint, provider, modelIdentifier));
  }

  private String requireKnown(String targetId) {
    if (!targets.containsKey(targetId)) {
      throw new IllegalArgumentException("no target " + targetId + ", only " + targets.keySet());
    }
    return targetId;
  }

  private static String event(String kind, ObjectNode content) {
    return Json.object().<ObjectNode>set(kind, content).toString();
  }

  private static Answer refusal(int status, String message) {
    return Answer.json(status, Json.object().put("error", message).toString());
  }
}
