package dev.vitals.internal.http;

import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Signing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One attempt on the wire, up to the head of its answer: credential, timeouts, redirects. */
public final class Exchange {
  /** The connections that one call replaces; after that, the service is at fault. */
  private static final int MOST_REPLACED = 3;

  /** The kept connections that one call tries; then it makes a new one. */
  private static final int MOST_KEPT = 2;

  private final OkHttpClient http;
  private final HttpUrl base;
  private final String credentialHeader;
  private final @Nullable Signing signing;

  /**
   * For requests to {@code base}; {@code credentialHeader} is empty if there is no credential, and
   * {@code signing} is null if requests are not signed.
   */
  public Exchange(
      OkHttpClient http, HttpUrl base, String credentialHeader, @Nullable Signing signing) {
    this.http = http;
    this.base = base;
    this.credentialHeader = credentialHeader;
    this.signing = signing;
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
    if (Redirects.sameOrigin(base, request.url())) {
      if (signing != null) {
        signing.sign(outgoing, request, context);
      } else if (!credential.isEmpty()) {
        outgoing.header(credentialHeader, credential);
      }
    }
    while (true) {
      CallTimer timer = new CallTimer();
      AttemptTimeouts state = new AttemptTimeouts(timer, context);
      boolean fresh = context.needsFreshConnection() || context.replacedConnections() >= MOST_KEPT;
      OkHttpClient client = fresh ? HttpStack.withFreshConnections(http).build() : http;
      try {
        return execute(
            client, outgoing.tag(AttemptTimeouts.class, state).build(), timer, state, context);
      } catch (Exception e) { // Kotlin declares none: an interrupt comes undeclared
        timer.stop();
        IOException failure = failure(e);
        if (context.replacedConnections() < MOST_REPLACED
            && ConnectionFault.explains(failure, timer, state)) {
          context.connectionReplaced();
          continue;
        }
        if (state.wasMultiplexed()) {
          context.distrustConnections();
        }
        throw new IoFailures(context, base.host()).beforeHead(failure, timer, state);
      }
    }
  }

  private static Head execute(
      OkHttpClient client,
      Request request,
      CallTimer timer,
      AttemptTimeouts state,
      CallContext context)
      throws IOException {
    Call call = client.newCall(request);
    timer.watch(call);
    context.cancellation().watch(call::cancel);
    state.begin();
    Response answered = call.execute();
    timer.stop();
    if (timer.expired()) {
      answered.close();
      throw new IOException("the head of the answer came too late");
    }
    requireLength(call, answered);
    context.head(answered);
    return new Head(call, answered, timer);
  }

  /** OkHttp takes a negative length as one, and fails in whoever reads or closes the body. */
  private static void requireLength(Call call, Response answered) throws IOException {
    long length = answered.body().contentLength();
    if (length < -1) { // -1 is OkHttp's unknown length
      call.cancel();
      throw new ProtocolException("the answer's Content-Length is " + length);
    }
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
