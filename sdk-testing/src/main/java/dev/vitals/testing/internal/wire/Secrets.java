package dev.vitals.testing.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that must neither be shown nor stored, besides {@link SecretNames}. Thread-safe. */
public final class Secrets {
  /** What stands where a secret was. */
  public static final String HIDDEN = "[hidden]";

  private static final Pattern ESCAPE = Pattern.compile("%\\p{XDigit}{2}|\\\\u\\p{XDigit}{4}");

  private final Set<String> texts = new LinkedHashSet<>(); // guarded by this

  /** Starts without a text to hide. */
  public Secrets() {}

  /** Hides this text from now on, in each of the forms that it takes in a message. */
  public synchronized Secrets add(String secret) {
    if (!secret.isBlank()) {
      byte[] bytes = secret.getBytes(UTF_8);
      String form = URLEncoder.encode(secret, UTF_8);
      String path = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
      String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
      String ascii = ascii(json);
      addEscaped(secret, form, path, json, slashes(json), ascii, slashes(ascii));
      texts.add(Base64.getEncoder().encodeToString(bytes));
      texts.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return this;
  }

  /** In either case of their hexadecimal digits; also if their bytes are read as ISO 8859-1. */
  private void addEscaped(String... forms) {
    for (String form : forms) {
      String lower = ESCAPE
          .matcher(form)
          .replaceAll(found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT)));
      for (String either : List.of(form, lower)) {
        texts.add(either);
        texts.add(new String(either.getBytes(UTF_8), ISO_8859_1));
      }
    }
  }

  private static String ascii(String json) {
    return json.chars()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : "\\u%04X".formatted(c))
        .collect(joining());
  }

  private static String slashes(String json) {
    return json.replace("/", "\\/");
  }

  /** The text without the secrets. */
  public synchronized String hide(String text) {
    String hidden = text;
    // Longest first: one secret may be the start of another.
    for (String secret :
        texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return SecretNames.hide(hidden);
  }
}
