package dev.vitals.testing.recording;

import dev.vitals.testing.internal.wire.SecretNames;
import dev.vitals.testing.internal.wire.Secrets;
import dev.vitals.testing.recording.RecordedExchange.Answer;
import dev.vitals.testing.recording.RecordedExchange.Piece;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okio.ByteString;

/** One exchange while it is being recorded, secrets included. Thread-safe. */
final class Recording {
  /** What clients act on. Anything else is about this connection, or for nobody else to know. */
  private static final Pattern KEPT = Pattern.compile(
      "Accept|Allow|Cache-Control|Content-(Disposition|Language|Location|Range|Type)|Date|Deprecation"
          + "|ETag|Expires|Grpc-Retry-Pushback-Ms|Idempotency-Key|Last-Event-ID|Last-Modified|Link"
          + "|Location|Node-Id|(X-)?RateLimit.*|(X-)?(Request|Correlation|Trace)-Id|Sunset"
          + "|(X-Ms-)?Retry-After(-Ms)?|X-Should-Retry|(WWW|Proxy)-Authenticate",
      Pattern.CASE_INSENSITIVE);

  private final ReceivedRequest request;
  private final int status;
  private final Headers headers;
  private final long length;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean cut = true; // until its end came
  private long lastNanos = System.nanoTime();

  Recording(ReceivedRequest request, int status, Headers headers, long length) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.length = length;
  }

  synchronized void add(ByteString bytes) {
    long now = System.nanoTime();
    pieces.add(new Piece(Duration.ofNanos(now - lastNanos), bytes));
    lastNanos = now;
  }

  synchronized void end() {
    cut = false;
  }

  /** What may be kept of it. */
  synchronized RecordedExchange without(Secrets secrets, List<String> named) {
    List<Piece> kept = hidden(secrets);
    long size = kept.stream().mapToLong(piece -> piece.bytes().size()).sum();
    Map<String, List<String>> asked = without(secrets, named, request.headers());
    Map<String, List<String>> answered = without(secrets, named, headers.toMultimap());
    return new RecordedExchange(
        request.method(),
        secrets.hide(request.target()),
        asked,
        body(secrets),
        // A body that was cut keeps its promise of more; hiding may have changed any other length.
        new Answer(status, answered, length < 0 || cut ? length : size, kept, cut));
  }

  /** Credentials are kept as such: a client may need that there is one. */
  private static Map<String, List<String>> without(
      Secrets secrets, List<String> named, Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> {
      boolean wanted = KEPT.matcher(name).matches();
      if (!wanted && SecretNames.isSecret(name)) {
        kept.put(name, values.stream().map(value -> Secrets.HIDDEN).toList());
      } else if (wanted || named.stream().anyMatch(name::equalsIgnoreCase)) {
        kept.put(name, values.stream().map(secrets::hide).toList());
      }
    });
    return kept;
  }

  private ByteString body(Secrets secrets) {
    boolean compressed = request.header("Content-Encoding").isPresent(); // no secret is found there
    return bytes(compressed ? Secrets.HIDDEN : secrets.hide(text(ByteString.of(request.bytes()))));
  }

  /** The pieces as they came; or in one, if a secret begins in one of them and ends in another. */
  private List<Piece> hidden(Secrets secrets) {
    List<Piece> hidden = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    StringBuilder parts = new StringBuilder();
    Duration total = Duration.ZERO;
    for (Piece piece : pieces) {
      String text = text(piece.bytes());
      String part = secrets.hide(text);
      hidden.add(new Piece(piece.after(), bytes(part)));
      whole.append(text);
      parts.append(part);
      total = total.plus(piece.after());
    }
    String safe = secrets.hide(whole.toString());
    return safe.contentEquals(parts) ? hidden : List.of(new Piece(total, bytes(safe)));
  }

  /** Read as ISO 8859-1, which keeps every byte as it is. */
  static String text(ByteString bytes) {
    return bytes.string(StandardCharsets.ISO_8859_1);
  }

  private static ByteString bytes(String text) {
    return ByteString.encodeString(text, StandardCharsets.ISO_8859_1);
  }
}
