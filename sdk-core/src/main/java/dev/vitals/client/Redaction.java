package dev.vitals.client;

import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.json.Paraphrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Takes the credentials that a call sent out of what a service sends back: some quote them in an
 * error, a page or a header. Values for the caller are left alone. Immutable.
 */
final class Redaction {
  static final Redaction NONE = new Redaction(List.of());

  private static final String MASK = "***";

  /** Where a message was cut within a secret, this much of its beginning gives it away. */
  private static final int BEGINNING = 8;

  private static final Set<String> SECRET_HEADERS = Set.of(
      "api-key",
      "authorization",
      "cookie",
      "proxy-authorization",
      "set-cookie",
      "set-cookie2",
      "x-api-key",
      "x-auth-token",
      "x-subject-token");

  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Takes this one out as well. */
  Redaction and(String secret) {
    if (secret.isEmpty() || secrets.contains(secret)) {
      return this;
    }
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new Redaction(more);
  }

  /** The text, with a mask in place of each secret, also where JSON escapes it. */
  String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
      masked = mask(mask(mask(masked, secret), escaped), escaped.replace("/", "\\/"));
    }
    return masked;
  }

  private static String mask(String text, String secret) {
    String beginning = secret.substring(0, Math.min(BEGINNING, secret.length()));
    int found = text.indexOf(beginning);
    if (found < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (; found >= 0; found = text.indexOf(beginning, from)) {
      masked.append(text, from, found).append(MASK);
      from = found + shared(text, found, secret);
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** How much of the secret is in the text from {@code start} on. */
  private static int shared(String text, int start, String secret) {
    int length = 0;
    while (length < secret.length()
        && start + length < text.length()
        && text.charAt(start + length) == secret.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Masked first, so that no excerpt ends within a secret. */
  String excerpt(String text) {
    return Excerpt.of(mask(text));
  }

  /** The exception, or a stand-in for one that must not be printed as it is. */
  @Nullable
  Throwable cause(@Nullable Throwable thrown) {
    return thrown == null ? null : Paraphrase.of(thrown, this::excerpt);
  }

  /** A structured detail is left out whole if it quotes a secret: there is no text to mask. */
  ErrorDetails mask(ErrorDetails details) {
    return new ErrorDetails(
        details.code().map(this::mask).orElse(null),
        details.message().map(this::mask).orElse(null),
        mask(details.rawBody()),
        details.details().stream()
            .filter(detail -> mask(detail.toString()).equals(detail.toString()))
            .toList());
  }

  /** Also masks the headers that carry secrets of the service's own, such as cookies. */
  Headers mask(Headers headers) {
    Headers.Builder masked = new Headers.Builder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      boolean secret = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
      masked.addUnsafeNonAscii(name, secret ? MASK : mask(headers.value(i)));
    }
    return masked.build();
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
