package dev.vitals.internal.http;

import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One attempt on the wire, up to the head of its answer: credential, timeouts, redirects. */
public final class Exchange {
  /** In one call; then it is the service that cannot serve. */
  private static final int MOST_REPLACED = 3;

  /** So many kept connections are tried in one call; then a new one is made. */
  private static final int MOST_KEPT = 2;

  private final OkHttpClient http;
  private final HttpUrl base;
  private final String credentialHeader;

  /** For requests to {@code base}; {@code credentialHeader} is empty if there is no credential. */
  public Exchange(OkHttpClient http, HttpUrl base, String credentialHeader) {
    this.http = http;
    this.base = base;
    this.credentialHeader = credentialHeader;
  }

  /** Sends {@code request} and reads the head of the final answer. */
  public Head send(Request request, String credential, CallContext context) throws AttemptFailure {
    Redirects redirects = new Redirects(context);
    Request next = request;
    while (true) {
      Head head = sendOnce(next, credential, context);
      Request following;
      try {
        following = redirects.follow(head.response());
      } catch (AttemptFailure e) {
        head.abandon();
        throw e;
      }
      if (following == null) {
        return head;
      }
      head.response().close();
      next = following;
    }
  }

  private Head sendOnce(Request request, String credential, CallContext context)
      throws AttemptFailure {
    Request.Builder outgoing = request.newBuilder();
    // Checked on every hop: the credential belongs to one scheme, host and port.
    if (!credential.isEmpty() && Redirects.sameOrigin(base, request.url())) {
      outgoing.header(credentialHeader, credential);
    }
    while (true) {
      CallClock clock = new CallClock();
      AttemptTimeouts state = new AttemptTimeouts(clock, context);
      boolean fresh = context.needsFreshConnection() || context.replacedConnections() >= MOST_KEPT;
      OkHttpClient client = fresh ? HttpStack.withFreshConnections(http).build() : http;
      try {
        return execute(
            client, outgoing.tag(AttemptTimeouts.class, state).build(), clock, state, context);
      } catch (Exception e) { // Kotlin declares none: an interrupt comes undeclared
        clock.stop();
        IOException failure = failure(e);
        if (context.replacedConnections() < MOST_REPLACED
            && ConnectionFault.explains(failure, clock, state)) {
          context.connectionReplaced();
          continue;
        }
        if (state.wasMultiplexed()) {
          context.distrustConnections();
        }
        throw new IoFailures(context, base.host()).beforeHead(failure, clock, state);
      }
    }
  }

  private static Head execute(
      OkHttpClient client,
      Request request,
      CallClock clock,
      AttemptTimeouts state,
      CallContext context)
      throws IOException {
    Call call = client.newCall(request);
    clock.watch(call);
    context.cancellation().watch(call);
    state.begin();
    Response answered = call.execute();
    clock.stop();
    if (clock.expired()) {
      answered.close();
      throw new IOException("the head of the answer came too late");
    }
    context.head(answered);
    return new Head(call, answered, clock);
  }

  private static IOException failure(Exception e) {
    if (e instanceof IOException failure) {
      return failure;
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      return interrupted;
    }
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return new IOException("an interceptor threw " + e.getClass().getName(), e); // undeclared
  }
}
