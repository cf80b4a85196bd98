package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Timeouts;
import dev.vitals.internal.answer.Answer;
import dev.vitals.internal.answer.Answers;
import dev.vitals.internal.answer.RequestIds;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.CallWatch;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.http.Exchange.Head;
import dev.vitals.internal.request.RequestFactory;
import dev.vitals.internal.retry.AttemptLoop;
import dev.vitals.internal.retry.AttemptLoop.AttemptTicket;
import java.time.Duration;
import okhttp3.Request;

/** Calls with one answer. */
final class UnaryCalls {
  private static final String JSON = "application/json";

  private final RequestFactory requests;
  private final Exchange exchange;
  private final Answers answers;
  private final AttemptLoop attempts;
  private final CallWatch watch;
  private final Time time;

  UnaryCalls(
      RequestFactory requests,
      Exchange exchange,
      Answers answers,
      AttemptLoop attempts,
      CallWatch watch,
      Time time) {
    this.requests = requests;
    this.exchange = exchange;
    this.answers = answers;
    this.attempts = attempts;
    this.watch = watch;
    this.time = time;
  }

  /**
   * Prepares a call.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  <T> Prepared<T> prepare(ApiRequest<T> request, Timeouts timeouts) {
    requireNonNull(request, "request");
    Request outgoing = requests.create(request.spec, JSON).build();
    return new Prepared<>(request, outgoing, CallPlan.unary(request.spec, timeouts));
  }

  /** A call whose request has been checked. */
  final class Prepared<T> {
    private final ApiRequest<T> request;
    private final Request outgoing;
    private final CallPlan plan;

    private Prepared(ApiRequest<T> request, Request outgoing, CallPlan plan) {
      this.request = request;
      this.outgoing = outgoing;
      this.plan = plan;
    }

    /** The same call, limited to {@code time} whatever its own timeouts are. */
    Prepared<T> within(Duration time) {
      return new Prepared<>(request, outgoing, plan.within(time));
    }

    /** A message about this call. */
    String describe(String text) {
      return plan.describe(text);
    }

    /** Begins a call, to be passed to {@code run}. */
    CallLog begin(Cancellation cancellation) {
      CallLog log = new CallLog(time, cancellation, watch.start(plan.description()));
      request.secrets.forEach(log::hide);
      return log;
    }

    /** Sends it and waits for the answer. */
    ApiResponse<T> run(Cancellation cancellation) {
      return run(begin(cancellation));
    }

    /** Sends it and waits for the answer; the log belongs to this call. */
    ApiResponse<T> run(CallLog log) {
      try {
        ApiResponse<T> response = answered(log);
        log.finished();
        return response;
      } catch (Throwable e) { // a credential source may throw anything
        log.failed(e);
        throw e;
      }
    }

    private ApiResponse<T> answered(CallLog log) {
      Answer answer =
          attempts.run(plan, log, (credential, ticket) -> attempt(credential, log, ticket));
      ApiResponse<Object> response = new ApiResponse<>(
          answer.status(), answer.headers(), answer.body(), log.record(), log.redaction());
      return response.withBody(request.view.apply(response));
    }

    private Answer attempt(String credential, CallLog log, AttemptTicket ticket)
        throws AttemptFailure {
      Head head = exchange.send(outgoing, credential, plan, log);
      log.requestId(RequestIds.of(head.response()));
      Answer answer = answers.read(head, plan, request.answer, log);
      ticket.answered(answer.status());
      return answer;
    }
  }
}
