package dev.vitals.testing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that must neither be shown nor stored, and what is a secret by its name alone. Thread-safe.
 */
final class Secrets {
  /** What stands where a secret was. */
  static final String HIDDEN = "[hidden]";

  private static final String NAME =
      "[\\w.-]*(?:auth(?!or(?!i[sz]))|token|secret|passw|api[_-]?key|credential|signature|cookie)[\\w.-]*";
  private static final Pattern NAMED = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
  // Possessive: any other repeated group takes a stack frame for each character.
  private static final Pattern JSON_MEMBER = Pattern.compile(
      "(\"" + NAME + "\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)++", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile("((?:^|[?&\\s])" + NAME + "=)[^&\\s]+", Pattern.CASE_INSENSITIVE);

  private final Set<String> texts = new LinkedHashSet<>(); // guarded by this

  /** Whether the header, parameter or JSON member of this name carries a credential. */
  static boolean isNamed(String name) {
    return NAMED.matcher(name).matches();
  }

  /** Hides this text from now on, in each of the forms that it takes in a message. */
  synchronized Secrets add(String secret) {
    if (!secret.isBlank()) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      texts.add(secret);
      texts.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      texts.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
      texts.add(Base64.getEncoder().encodeToString(bytes));
      texts.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return this;
  }

  /** The text without the secrets. */
  synchronized String hide(String text) {
    String hidden = text;
    // Longest first: one secret may be the start of another.
    for (String secret :
        texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    hidden = JSON_MEMBER.matcher(hidden).replaceAll("$1" + HIDDEN);
    return PARAMETER.matcher(hidden).replaceAll("$1" + HIDDEN);
  }
}
