package dev.vitals.client;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Limits;
import dev.vitals.config.RetryPolicy;
import dev.vitals.internal.answer.AnswerReader;
import dev.vitals.internal.answer.StatusErrors;
import dev.vitals.internal.answer.StreamOpener;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Observers;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Signing;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.diagnosis.DiagnosisRun;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.http.HttpStack;
import dev.vitals.internal.json.JacksonVersions;
import dev.vitals.internal.request.RequestFactory;
import dev.vitals.internal.retry.AttemptLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The parts that a client and its views share, and whether the client is still open. */
final class Engine {
  private final Configuration configuration;
  private final HttpStack stack;
  private final OpenSet<Cancellation> underWay = new OpenSet<>(Cancellation::cancel);
  private final UnaryCalls unary;
  private final PollLoop polls;
  private final StreamCalls streams;
  private final AsyncCalls async;
  private final Workers workers;
  private final DiagnosisRun diagnosis;
  private final AtomicBoolean closed = new AtomicBoolean();

  Engine(Configuration configuration, Time time) {
    JacksonVersions.requireSupported();
    this.configuration = configuration;
    this.workers = new Workers(configuration.executor().orElse(null));
    Executor threads = workers::executeOnOwn;
    this.stack = new HttpStack(configuration, threads);
    this.async = new AsyncCalls(workers);
    Limits limits = configuration.limits();
    RetryPolicy policy = configuration.retryPolicy();
    RequestFactory requests = new RequestFactory(configuration);
    Credentials credentials = configuration.credentials();
    Signing signing = Signing.of(credentials, time);
    Exchange exchange =
        new Exchange(stack.http(), requests.base(), credentials.headerName().orElse(""), signing);
    Observers observers = new Observers(configuration.callListener().orElse(null));
    StatusErrors errors = new StatusErrors(limits, time);
    AttemptLoop attempts = new AttemptLoop(credentials, time, underWay, threads, signing);
    this.unary = new UnaryCalls(
        requests, exchange, new AnswerReader(limits, errors), attempts, policy, observers, time);
    this.polls = new PollLoop(time);
    this.streams = new StreamCalls(
        requests,
        new StreamOpener(exchange, errors, limits),
        attempts,
        policy,
        workers,
        observers,
        time,
        (int) limits.record()); // at most the size of an array
    this.diagnosis = new DiagnosisRun(configuration, stack.http(), requests.base(), time);
  }

  Configuration configuration() {
    return configuration;
  }

  /** Calls with one answer; refused once the client is closed. */
  UnaryCalls unary() {
    requireOpen();
    return unary;
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
  DiagnosisRun diagnosis() {
    requireOpen();
    return diagnosis;
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed (docs/troubleshooting.md#closed)");
    }
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      polls.close();
      underWay.close();
      streams.close();
      stack.close();
      workers.close();
    }
  }
}
