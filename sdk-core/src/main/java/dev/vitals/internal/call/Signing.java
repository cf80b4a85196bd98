package dev.vitals.internal.call;

import dev.vitals.calls.ResponseHead;
import dev.vitals.config.Credentials;
import dev.vitals.config.RequestSigner;
import dev.vitals.config.SignableRequest;
import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.headers.HeaderText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Signs the requests of one client, by a clock that its service may correct. Thread-safe. */
public final class Signing {
  /** Gateways allow 15 minutes; clocks that are this close are not why a signature is refused. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private final RequestSigner signer;
  private final Time time;
  private volatile Duration correction = Duration.ZERO;

  private Signing(RequestSigner signer, Time time) {
    this.signer = signer;
    this.time = time;
  }

  /** Returns null for credentials that are sent as they are. */
  public static @Nullable Signing of(Credentials credentials, Time time) {
    return credentials.signer().map(signer -> new Signing(signer, time)).orElse(null);
  }

  /** Adds the signer's headers to {@code outgoing}, which is {@code request} so far. */
  public void sign(Request.Builder outgoing, Request request, CallContext call) {
    Map<String, String> added = signer.sign(new SignableRequest(
        request.method(), request.url().uri(), headers(request), body(request), now()));
    added.forEach((name, value) -> {
      HeaderText.fault(value).ifPresent(fault -> {
        throw new IllegalStateException(
            "the value from the RequestSigner for header " + name + " " + fault);
      });
      if (HeaderNames.isSecret(name)) {
        call.hide(value);
      }
      outgoing.header(name, value);
    });
  }

  private Instant now() {
    return time.now().plus(correction);
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    RequestBody body = request.body();
    if (body != null && body.contentType() != null) {
      headers.put("Content-Type", String.valueOf(body.contentType()));
    }
    return headers;
  }

  private static byte[] body(Request request) {
    RequestBody body = request.body();
    if (body == null) {
      return new byte[0];
    }
    Buffer bytes = new Buffer();
    try {
      body.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bodies are bytes in memory
    }
    return bytes.readByteArray();
  }

  /**
   * Takes over the service's clock if the refusal that {@code call} has just got shows that ours is
   * wrong; returns whether another signature would differ in that.
   */
  public boolean corrected(CallContext call) {
    ResponseHead head = call.head();
    Instant served =
        head == null ? null : head.header("Date").map(Signing::parsed).orElse(null);
    if (served == null || Duration.between(now(), served).abs().compareTo(TOLERATED) <= 0) {
      return false;
    }
    correction = Duration.between(time.now(), served);
    return true;
  }

  private static @Nullable Instant parsed(String date) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
