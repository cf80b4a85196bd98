package dev.vitals.internal.diagnosis;

import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis.Outcome;
import dev.vitals.diagnosis.Diagnosis.Step;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.http.AttemptTimeouts;
import dev.vitals.internal.http.HttpStack;
import dev.vitals.internal.json.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one GET of the base URL on a new connection, without credentials, observing each step. */
public final class ReachabilityProbe implements Runnable {
  /** With more clock skew than this, services begin to refuse tokens. */
  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

  private final FindingsCollector log;
  private final Time time;
  private final OkHttpClient http;
  private final HttpUrl base;
  private final Call call;

  public ReachabilityProbe(
      OkHttpClient client,
      HttpUrl base,
      String userAgent,
      Timeouts timeouts,
      FindingsCollector log,
      Time time) {
    this.log = log;
    this.time = time;
    this.base = base;
    this.http = HttpStack.withFreshConnections(client)
        .eventListener(new Watch(log))
        .connectTimeout(AttemptTimeouts.millis(timeouts.connect()), TimeUnit.MILLISECONDS)
        .readTimeout(AttemptTimeouts.millis(timeouts.response()), TimeUnit.MILLISECONDS)
        .build();
    this.call = http.newCall(
        new Request.Builder().url(base).header("User-Agent", userAgent).build());
  }

  @Override
  public void run() {
    if (!base.isHttps()) {
      log.skipped(Step.TLS, "plain http");
    }
    try (Response response = call.execute()) {
      Instant now = time.now();
      log.skipped(Step.DNS, "no host name to look up");
      log.status(response.code());
      log.passed(Step.HTTP, answered(response));
      compareClocks(response.headers().getDate("Date"), now);
      call.cancel(); // the body may be long, and is not needed
    } catch (Throwable e) { // an interceptor of the caller may throw anything
      log.failed(words(e));
      if (log.hasFailed(Step.TLS)) {
        log.certificates(ShownCertificates.of(http, base));
      }
    }
  }

  public void cancel() {
    call.cancel();
  }

  /** A refusal says nothing about the client's credential, because this GET carries none. */
  private static String answered(Response response) {
    return "HTTP " + response.code() + " over " + response.protocol() + remark(response);
  }

  /** A login page or a proxy may answer in the service's place. */
  private static String remark(Response response) {
    if (response.code() == 401 || response.code() == 403) {
      return "; this GET carries no credential";
    }
    String location = response.header("Location");
    if (response.isRedirect() && location != null) {
      HttpUrl target = response.request().url().resolve(location);
      String host = target == null ? "an invalid address" : Excerpt.of(target.host());
      return target != null && target.host().equals(response.request().url().host())
          ? "; a redirect within the host"
          : "; a redirect to " + host + ", as of a login page: is this the service?";
    }
    String type = response.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")
        ? "; an HTML page, as of a login page or a proxy: is this the service?"
        : "";
  }

  private void compareClocks(@Nullable Date date, Instant now) {
    if (date == null) {
      log.skipped(Step.CLOCK, "the answer has no date");
      return;
    }
    Duration skew = Duration.between(now, date.toInstant());
    boolean tolerable = skew.abs().compareTo(TOLERATED_SKEW) <= 0;
    log.clock(
        tolerable ? Outcome.PASSED : Outcome.FAILED,
        skew,
        "the service's clock is %.1f s %s the local one, accurate to about a second"
            .formatted(skew.abs().toMillis() / 1e3, skew.isNegative() ? "behind" : "ahead of"));
  }

  /** The innermost cause, except for a timeout: outer exceptions only say that something failed. */
  private static String words(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof SocketTimeoutException)) {
      cause = cause.getCause();
    }
    String name = cause.getClass().getSimpleName();
    // Messages of other classes may come from the caller and contain anything.
    boolean tellable = e instanceof IOException || cause instanceof IOException;
    String words = tellable && cause.getMessage() != null
        ? name + ": " + Excerpt.of(cause.getMessage())
        : name;
    return isNoTls(e, cause) ? words + "; does this port speak https?" : words;
  }

  /** A plain http server answers the handshake with text, or hangs up. */
  private static boolean isNoTls(Throwable e, Throwable cause) {
    return e instanceof SSLException
        && (cause instanceof EOFException
            || String.valueOf(cause.getMessage()).contains("unrecognized SSL message"));
  }

  /** Follows the call, which may try several connections at once. */
  private static final class Watch extends EventListener {
    private final FindingsCollector log;

    Watch(FindingsCollector log) {
      this.log = log;
    }

    @Override
    public void dnsStart(Call call, String domainName) {
      log.begin(Step.DNS);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> found) {
      List<String> addresses = found.stream().map(InetAddress::getHostAddress).toList();
      log.addresses(addresses);
      log.passed(Step.DNS, domainName + " is " + String.join(", ", addresses));
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      log.begin(Step.TCP);
    }

    @Override
    public void secureConnectStart(Call call) {
      log.passed(Step.TCP, "connected");
      log.begin(Step.TLS);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
      if (handshake != null) {
        log.certificates(handshake.peerCertificates());
        log.passed(Step.TLS, handshake.tlsVersion().javaName() + ", " + handshake.cipherSuite());
      }
    }

    @Override
    public void connectEnd(
        Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
      log.passed(
          Step.TCP, proxy.type() == Proxy.Type.DIRECT ? "connected" : "connected to a proxy");
      log.begin(Step.HTTP); // an interceptor may run before the request is sent
    }

    @Override
    public void requestHeadersStart(Call call) {
      log.begin(Step.HTTP);
    }
  }
}
