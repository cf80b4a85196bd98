package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiRequest.UnacceptedShape;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.answer.Answer;
import dev.vitals.internal.answer.AnswerReader;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Observers;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.request.RequestFactory;
import dev.vitals.internal.retry.AttemptLoop;
import dev.vitals.internal.retry.AttemptLoop.Answered;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Request;

/** Calls with one answer. */
final class UnaryCalls {
  private final RequestFactory requests;
  private final Exchange exchange;
  private final AnswerReader answers;
  private final AttemptLoop attempts;
  private final RetryPolicy policy;
  private final Observers observers;
  private final Time time;

  UnaryCalls(
      RequestFactory requests,
      Exchange exchange,
      AnswerReader answers,
      AttemptLoop attempts,
      RetryPolicy policy,
      Observers observers,
      Time time) {
    this.requests = requests;
    this.exchange = exchange;
    this.answers = answers;
    this.attempts = attempts;
    this.policy = policy;
    this.observers = observers;
    this.time = time;
  }

  /**
   * Prepares a call.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  <T> Prepared<T> prepare(ApiRequest<T> request, Timeouts timeouts) {
    requireNonNull(request, "request");
    Request outgoing =
        requests.create(request.spec, request.answer.form().accept()).build();
    return new Prepared<>(request, outgoing, CallPlan.unary(request.spec, timeouts, policy));
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

    /** The same call, of one attempt, to be over to {@code time} whatever its timeouts are. */
    Prepared<T> onceWithin(Duration time) {
      return new Prepared<>(request, outgoing, plan.once().within(time));
    }

    /** A message about this call. */
    String describe(String text) {
      return plan.description() + ": " + text;
    }

    /** Begins the call, to be passed to {@code run}. */
    CallContext begin(Cancellation cancellation) {
      return new CallContext(plan, time, cancellation, observers.start(plan.description()));
    }

    /** Sends it and waits for the answer. */
    ApiResponse<T> run(Cancellation cancellation) {
      return run(begin(cancellation));
    }

    /** Sends it and waits for the answer. */
    ApiResponse<T> run(CallContext call) {
      try {
        ApiResponse<T> response =
            attempts.run(call, credential -> attempt(credential, call)).get();
        call.finished();
        return response;
      } catch (Throwable e) { // a credential source may throw anything
        call.failed(e);
        throw e;
      }
    }

    /** The answer, to be viewed once the attempt is recorded. */
    private Answered<Supplier<ApiResponse<T>>> attempt(String credential, CallContext call)
        throws AttemptFailure {
      Answer answer = answers.read(exchange.send(outgoing, credential, call), request.answer, call);
      if (answer.isSuccess()) {
        return new Answered<>(answer.status(), () -> viewed(answer, call, call.record()));
      }
      ApiResponse<T> response = accepted(answer, call);
      return new Answered<>(answer.status(), () -> response);
    }

    /** Under an accepted error status only the view can tell whether this is a value. */
    private ApiResponse<T> accepted(Answer answer, CallContext call) throws AttemptFailure {
      try {
        return viewed(answer, call, call.recordIfAnswered(answer.status()));
      } catch (UnacceptedShape e) {
        throw answer.refused(null);
      } catch (RuntimeException e) { // of the caller's view, which may quote the answer
        throw answer.refused(call.redaction().cause(e));
      }
    }

    private ApiResponse<T> viewed(Answer answer, CallContext call, CallRecord record) {
      ApiResponse<Object> response = new ApiResponse<>(
          answer.status(), answer.headers(), answer.body(), record, call.redaction());
      return response.withBody(request.view.apply(response));
    }
  }
}
