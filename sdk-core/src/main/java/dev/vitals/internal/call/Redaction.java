package dev.vitals.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.json.Paraphrase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets that a call sent in what the service sends back, because some services quote
 * them in an error, a page or a header. Values for the caller are left unchanged. Immutable.
 */
public final class Redaction {
  public static final Redaction NONE = new Redaction(List.of());

  private static final String MASK = "***";

  /**
   * A message that was cut inside a secret is masked if it has this many of its first characters.
   */
  private static final int BEGINNING = 8;

  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Also masks this secret. */
  public Redaction and(String secret) {
    if (secret.isEmpty() || secrets.contains(secret)) {
      return this;
    }
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new Redaction(more);
  }

  /** Masks each secret in the text, even as JSON escapes it, percent-encoded or in Base64. */
  public String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = mask(masked, spellings(secret), secret.getBytes(UTF_8));
    }
    return masked;
  }

  private static String mask(String text, Set<String> spellings, byte[] bytes) {
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    int i = 0;
    while (i < text.length()) {
      int secret = Math.max(longest(text, i, spellings), encoded(text, i, bytes));
      if (secret > 0) {
        masked.append(text, copied, i).append(MASK);
        copied = i + secret;
      }
      i += Math.max(secret, 1);
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /** The longest match of all spellings: they may share a prefix, and the rest must not remain. */
  private static int longest(String text, int start, Set<String> spellings) {
    int longest = 0;
    for (String spelling : spellings) {
      int length = shared(text, start, spelling);
      if (length >= Math.min(BEGINNING, spelling.length())) {
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  /** How many characters of the secret the text has from {@code start} on. */
  private static int shared(String text, int start, String secret) {
    int length = 0;
    while (length < secret.length()
        && start + length < text.length()
        && text.charAt(start + length) == secret.charAt(length)) {
      length++;
    }
    return length;
  }

  /** How many characters from {@code start} on are the secret, of which any may be %-encoded. */
  private static int encoded(String text, int start, byte[] secret) {
    int end = start;
    int found = 0;
    while (found < secret.length && end < text.length()) {
      int length = encoded(text, end, secret[found]);
      if (length == 0) {
        break;
      }
      end += length;
      found++;
    }
    return found >= Math.min(BEGINNING, secret.length) ? end - start : 0;
  }

  private static int encoded(String text, int at, byte expected) {
    char c = text.charAt(at);
    if (c == '%' && at + 2 < text.length()) {
      int high = Character.digit(text.charAt(at + 1), 16);
      int low = Character.digit(text.charAt(at + 2), 16);
      if (high >= 0 && low >= 0 && (byte) (high << 4 | low) == expected) {
        return 3;
      }
    }
    return c == expected || (c == '+' && expected == ' ') ? 1 : 0;
  }

  /** The secret itself, in Base64, and as JSON writers escape it: some escape slashes, some all non-ASCII. */
  private static Set<String> spellings(String secret) {
    String escaped = secret
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
    Set<String> spellings = new LinkedHashSet<>(List.of(secret, escaped));
    spellings.add(ascii(escaped, "\\u%04x"));
    spellings.add(ascii(escaped, "\\u%04X"));
    byte[] bytes = secret.getBytes(UTF_8);
    spellings.add(Base64.getEncoder().encodeToString(bytes));
    spellings.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    spellings.add(Base64.getUrlEncoder().encodeToString(bytes));
    spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    for (String spelling : List.copyOf(spellings)) {
      spellings.add(spelling.replace("/", "\\/"));
    }
    return spellings;
  }

  private static String ascii(String text, String escape) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    return text.chars()
        .mapToObj(c -> c < 128 ? Character.toString(c) : escape.formatted(c))
        .collect(Collectors.joining());
  }

  /** Masks before cutting, so that no excerpt ends inside a secret. */
  public String excerpt(String text) {
    return Excerpt.of(mask(text));
  }

  /** Returns the exception, or a replacement if it must not be printed as it is. */
  @Nullable
  public Throwable cause(@Nullable Throwable thrown) {
    return thrown == null ? null : Paraphrase.of(thrown, this::excerpt);
  }

  /** Leaves out a structured detail that quotes a secret, because there is no text to mask. */
  public ErrorDetails mask(ErrorDetails details) {
    return new ErrorDetails(
        details.code().map(this::mask).orElse(null),
        details.message().map(this::mask).orElse(null),
        mask(details.rawBody()),
        details.parts().stream()
            .filter(detail -> mask(detail.toString()).equals(detail.toString()))
            .toList());
  }

  /** Also masks headers that carry the service's own secrets, such as cookies. */
  public Headers mask(Headers headers) {
    Headers.Builder masked = new Headers.Builder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      masked.addUnsafeNonAscii(name, isSecret(name) ? MASK : mask(headers.value(i)));
    }
    return masked.build();
  }

  /** Whether a header of this name carries a secret. */
  public static boolean isSecret(String header) {
    return HeaderNames.isSecret(header);
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
