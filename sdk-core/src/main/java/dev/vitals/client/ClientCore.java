package dev.vitals.client;

import dev.vitals.client.Answers.Answer;
import dev.vitals.client.AttemptLoop.AttemptTicket;
import dev.vitals.client.Exchange.Head;
import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.stream.ListenerSource;
import dev.vitals.internal.stream.OpenStreams;
import dev.vitals.internal.stream.PullStream;
import dev.vitals.internal.stream.StreamBody;
import dev.vitals.internal.stream.StreamPublisher;
import dev.vitals.internal.stream.StreamTerms;
import dev.vitals.stream.StreamFormat;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;

/** What a client and its views share. */
final class ClientCore {
  private static final String JSON = "application/json";

  private final Configuration configuration;
  private final Time time;
  private final HttpStack stack;
  private final RequestFactory requests;
  private final Exchange exchange;
  private final Answers answers;
  private final StreamOpener opener;
  private final AttemptLoop attempts;
  private final Workers workers;
  private final OpenStreams streams = new OpenStreams();
  private final AtomicBoolean closed = new AtomicBoolean();

  ClientCore(Configuration configuration, Time time) {
    this.configuration = configuration;
    this.time = time;
    this.stack = new HttpStack(configuration);
    this.requests = new RequestFactory(configuration);
    this.exchange = new Exchange(
        stack.http(), requests.base(), configuration.credentials().headerName().orElse(""));
    StatusErrors errors = new StatusErrors(configuration.limits(), time);
    this.answers = new Answers(configuration.limits(), errors);
    this.opener = new StreamOpener(exchange, errors, configuration.limits());
    this.workers = new Workers(configuration.executor().orElse(null));
    this.attempts = new AttemptLoop(configuration.retryPolicy(), configuration.credentials(), time);
  }

  Configuration configuration() {
    return configuration;
  }

  <T> ApiResponse<T> exchange(ApiRequest<T> request, Timeouts timeouts) {
    requireOpen();
    CallPlan plan = CallPlan.unary(request.spec, timeouts);
    Request outgoing = requests.create(request.spec, JSON).build();
    CallLog log = new CallLog(time);
    Answer answer = attempts.run(
        plan,
        log,
        (credential, ticket) -> attempt(request, outgoing, credential, plan, log, ticket));
    ApiResponse<Object> response =
        new ApiResponse<>(answer.status(), answer.headers(), answer.body(), log.record());
    return response.withBody(request.view.apply(response));
  }

  private Answer attempt(
      ApiRequest<?> request,
      Request outgoing,
      String credential,
      CallPlan plan,
      CallLog log,
      AttemptTicket ticket)
      throws AttemptFailure {
    Duration overall = plan.timeouts().overall();
    Head head = exchange.send(outgoing, credential, plan, overall.minus(log.elapsed()));
    log.requestId(RequestIds.of(head.response()));
    Answer answer = answers.read(head, plan, request.answer, overall.minus(log.elapsed()));
    ticket.answered(answer.status());
    return answer;
  }

  <T> PullStream<T> open(StreamRequest<T> request, Timeouts timeouts) {
    requireOpen();
    return open(outgoing(request), plan(request, timeouts), request.terms);
  }

  /** Bad input is refused now; the stream is opened with a subscriber's first demand. */
  <T> Flow.Publisher<T> publisher(StreamRequest<T> request, Timeouts timeouts) {
    requireOpen();
    Request outgoing = outgoing(request);
    CallPlan plan = plan(request, timeouts);
    return new StreamPublisher<>(
        () -> open(outgoing, plan, request.terms), task -> workers.executor().execute(task));
  }

  EventSource eventSource(
      StreamRequest<?> request, EventSourceListener listener, Timeouts timeouts) {
    requireOpen();
    StreamRequest<?> asEvents = request.format(StreamFormat.SSE);
    Request outgoing = outgoing(asEvents);
    CallPlan plan = plan(asEvents, timeouts);
    ListenerSource source = new ListenerSource(
        outgoing, () -> open(outgoing, plan, request.terms.asEvents()), listener);
    workers.executor().execute(source);
    return source;
  }

  /** The request as it goes out, but for the credential. */
  private Request outgoing(StreamRequest<?> request) {
    Request outgoing = requests
        .create(request.spec, request.terms.format().mediaType())
        .header("Accept-Encoding", "identity")
        .build();
    String id = request.terms.lastEventId();
    return id.isEmpty()
        ? outgoing
        : outgoing
            .newBuilder()
            .headers(outgoing
                .headers()
                .newBuilder()
                .addUnsafeNonAscii("Last-Event-ID", id) // UTF-8, as the standard says
                .build())
            .build();
  }

  private static CallPlan plan(StreamRequest<?> request, Timeouts timeouts) {
    return CallPlan.stream(request.spec, request.idle, timeouts);
  }

  private <T> PullStream<T> open(Request outgoing, CallPlan plan, StreamTerms<T> terms) {
    requireOpen();
    CallLog log = new CallLog(time);
    StreamBody body = attempts.run(
        plan,
        log,
        (credential, ticket) ->
            opener.open(outgoing, credential, plan, terms.format(), log, ticket));
    streams.add(body);
    if (closed.get()) {
      streams.closeAll(); // close() may have looked before this one was there
    }
    return new PullStream<>(
        terms, configuration.limits().record(), body, new StreamOpener.OpenCall(plan, log));
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed");
    }
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      streams.closeAll();
      stack.close();
      workers.close();
    }
  }
}
