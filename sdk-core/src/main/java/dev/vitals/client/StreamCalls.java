package dev.vitals.client;

import dev.vitals.config.ResumePolicy;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.answer.StreamOpener;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Observers;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.request.RequestFactory;
import dev.vitals.internal.retry.AttemptLoop;
import dev.vitals.internal.stream.ListenerSource;
import dev.vitals.internal.stream.PullStream;
import dev.vitals.internal.stream.Resumption;
import dev.vitals.internal.stream.StreamBody;
import dev.vitals.internal.stream.StreamConnection;
import dev.vitals.internal.stream.StreamOpening;
import dev.vitals.internal.stream.StreamPublisher;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.util.concurrent.Flow;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;

/** Calls whose answer is a stream, in each form that callers can ask for. */
final class StreamCalls {
  private final RequestFactory requests;
  private final StreamOpener opener;
  private final AttemptLoop attempts;
  private final RetryPolicy policy;
  private final Workers workers;
  private final Observers observers;
  private final Time time;
  private final int recordLimit;
  private final OpenSet<StreamBody> streams = new OpenSet<>(StreamBody::close);

  StreamCalls(
      RequestFactory requests,
      StreamOpener opener,
      AttemptLoop attempts,
      RetryPolicy policy,
      Workers workers,
      Observers observers,
      Time time,
      int recordLimit) {
    this.requests = requests;
    this.opener = opener;
    this.attempts = attempts;
    this.policy = policy;
    this.workers = workers;
    this.observers = observers;
    this.time = time;
    this.recordLimit = recordLimit;
  }

  <T> PullStream<T> open(StreamRequest<T> request, Timeouts timeouts) {
    return opening(request, timeouts).open();
  }

  /** Refuses bad input now; the stream can be cancelled before it is opened. */
  <T> StreamOpening<T> opening(StreamRequest<T> request, Timeouts timeouts) {
    return opening(request, outgoing(request), plan(request, timeouts));
  }

  /** Refuses bad input now; the stream is opened with a subscriber's first demand. */
  <T> Flow.Publisher<T> publisher(StreamRequest<T> request, Timeouts timeouts) {
    Request outgoing = outgoing(request);
    CallPlan plan = plan(request, timeouts);
    return new StreamPublisher<>(() -> opening(request, outgoing, plan), workers::execute);
  }

  EventSource eventSource(
      StreamRequest<?> request, EventSourceListener listener, Timeouts timeouts) {
    StreamRequest<ServerSentEvent> asEvents = request.format(StreamFormat.SSE).asEvents();
    Request outgoing = outgoing(asEvents);
    StreamOpening<ServerSentEvent> opening = opening(asEvents, outgoing, plan(asEvents, timeouts));
    ListenerSource source = new ListenerSource(outgoing, opening, listener);
    workers.execute(source);
    return source;
  }

  /** The request as it is sent, except for the credential. */
  private Request outgoing(StreamRequest<?> request) {
    Request outgoing = requests
        .create(request.spec, request.terms.format().mediaType())
        .header("Accept-Encoding", "identity") // compression would hold items back
        .build();
    Headers.Builder headers = outgoing.headers().newBuilder();
    if (request.terms.format() == StreamFormat.SSE && outgoing.header("Cache-Control") == null) {
      headers.set(
          "Cache-Control", "no-cache"); // the standard's event source allows no cached answer
    }
    String id = request.terms.lastEventId();
    if (!id.isEmpty()) {
      headers.addUnsafeNonAscii(
          "Last-Event-ID", id); // in UTF-8 by the standard, whatever it contains
    }
    return outgoing.newBuilder().headers(headers.build()).build();
  }

  private CallPlan plan(StreamRequest<?> request, Timeouts timeouts) {
    return CallPlan.stream(request.spec, request.idleTimeout, timeouts, policy);
  }

  /** A call whose request has been checked. */
  private <T> StreamOpening<T> opening(StreamRequest<T> request, Request outgoing, CallPlan plan) {
    Cancellation cancellation = new Cancellation();
    return new StreamOpening<>(() -> open(request, outgoing, plan, cancellation), cancellation);
  }

  private <T> PullStream<T> open(
      StreamRequest<T> request, Request outgoing, CallPlan plan, Cancellation cancellation) {
    CallContext call =
        new CallContext(plan, time, cancellation, observers.start(plan.description()));
    StreamBody body = new StreamBody(connection(outgoing, request.terms.format(), call));
    streams.add(body);
    body.onFreed(() -> streams.remove(body));
    return new PullStream<>(
        request.terms, recordLimit, body, call, resumption(request), workers::executeOnOwn);
  }

  private StreamConnection connection(Request outgoing, StreamFormat format, CallContext call) {
    try {
      return attempts.run(call, credential -> opener.open(outgoing, credential, format, call));
    } catch (Throwable e) { // a credential source may throw anything
      call.failed(e);
      throw e;
    }
  }

  private <T> @Nullable Resumption resumption(StreamRequest<T> request) {
    Resuming<T> resuming = request.resuming;
    ResumePolicy policy = resuming.policy();
    if (policy == null) {
      return null;
    }
    return new Resumption(policy, request.terms, (position, breaks, asked, broken, call) -> {
      Request outgoing = outgoing(resuming.request(request, position));
      call.reopen(policy.retryPolicy());
      return attempts.again(
          call,
          breaks,
          asked,
          broken,
          credential -> opener.open(outgoing, credential, request.terms.format(), call));
    });
  }

  /** Ends all open streams, and every stream that is opened from now on. */
  void close() {
    streams.close();
  }
}
