package dev.vitals.client;

import dev.vitals.config.Configuration;
import dev.vitals.config.Limits;
import dev.vitals.config.RetryPolicy;
import dev.vitals.internal.answer.Answers;
import dev.vitals.internal.answer.StatusErrors;
import dev.vitals.internal.answer.StreamOpener;
import dev.vitals.internal.call.CallWatch;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.diagnosis.Diagnostics;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.http.HttpStack;
import dev.vitals.internal.json.JacksonVersions;
import dev.vitals.internal.request.RequestFactory;
import dev.vitals.internal.retry.AttemptLoop;
import java.util.concurrent.atomic.AtomicBoolean;

/** The parts that a client and its views share, and whether the client is still open. */
final class ClientCore {
  private final Configuration configuration;
  private final HttpStack stack;
  private final AttemptLoop attempts;
  private final UnaryCalls unary;
  private final UnaryCalls single;
  private final PollLoop polls;
  private final StreamCalls streams;
  private final AsyncCalls async;
  private final Workers workers;
  private final Diagnostics diagnostics;
  private final AtomicBoolean closed = new AtomicBoolean();

  ClientCore(Configuration configuration, Time time) {
    JacksonVersions.requireSupported();
    this.configuration = configuration;
    this.stack = new HttpStack(configuration);
    this.workers = new Workers(configuration.executor().orElse(null));
    this.async = new AsyncCalls(workers);
    Limits limits = configuration.limits();
    RequestFactory requests = new RequestFactory(configuration);
    Exchange exchange = new Exchange(
        stack.http(), requests.base(), configuration.credentials().headerName().orElse(""));
    CallWatch watch = new CallWatch(configuration.callListener().orElse(null));
    StatusErrors errors = new StatusErrors(limits, time);
    this.attempts = new AttemptLoop(configuration.retryPolicy(), configuration.credentials(), time);
    Answers answers = new Answers(limits, errors);
    this.unary = new UnaryCalls(requests, exchange, answers, attempts, watch, time);
    AttemptLoop once = new AttemptLoop(RetryPolicy.none(), configuration.credentials(), time);
    this.single = new UnaryCalls(requests, exchange, answers, once, watch, time);
    this.polls = new PollLoop(time);
    this.streams = new StreamCalls(
        requests,
        new StreamOpener(exchange, errors, limits),
        attempts,
        workers,
        watch,
        time,
        limits.record());
    this.diagnostics = new Diagnostics(configuration, stack.http(), requests.base(), time);
  }

  Configuration configuration() {
    return configuration;
  }

  /** Calls with one answer; refused once the client is closed. */
  UnaryCalls unary() {
    requireOpen();
    return unary;
  }

  /** Calls with one answer that are never repeated; refused once the client is closed. */
  UnaryCalls single() {
    requireOpen();
    return single;
  }

  PollLoop polls() {
    return polls;
  }

  /** Calls answered by a stream; refused once the client is closed. */
  StreamCalls streams() {
    requireOpen();
    return streams;
  }

  AsyncCalls async() {
    return async;
  }

  /** Refused once the client is closed. */
  Diagnostics diagnostics() {
    requireOpen();
    return diagnostics;
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed (docs/troubleshooting.md#closed)");
    }
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      attempts.close();
      polls.close();
      streams.close();
      stack.close();
      workers.close();
    }
  }
}
