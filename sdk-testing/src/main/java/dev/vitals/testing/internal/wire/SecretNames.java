package dev.vitals.testing.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is a secret by the name it stands under, or by its looks: in headers, URLs, forms and JSON,
 * also in JSON that stands as a text in other JSON. Texts need not be well-formed.
 */
public final class SecretNames {
  private static final String NAME =
      "(?:[\\w.-]*(?:auth(?!or(?!i[sz]))|token|secret|passw|passphrase|pwd|(?:api|access|private)[_-]?key"
          + "|credential|signature|cookie|jwt)[\\w.-]*|sig|pass)";
  private static final String WEAK_NAME =
      "(?:key|code|otp|pin|sid|hmac)"; // outside of URLs, mostly not

  private static final Pattern NAMED = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
  private static final Pattern WEAKLY_NAMED = Pattern.compile(WEAK_NAME, Pattern.CASE_INSENSITIVE);
  // Possessive: any other repeated group takes a stack frame for each character.
  private static final Pattern JSON_MEMBER = Pattern.compile(
      "(\"" + NAME + "\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)++", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER = Pattern.compile(
      "((?:(?:^|[?&#\\s]|\\\\u0026|&amp;)" + NAME + "|(?:^|[?&#]|\\\\u0026|&amp;)" + WEAK_NAME
          + ")=)" + "(?:[^&\\s\"'<>\\\\#]|\\\\/)++",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("(://)[^/?#\\s\"'@]++(?=@)");
  private static final Pattern AUTHORIZATION = Pattern.compile(
      "\\b(Bearer|Basic)(\\s+)(?=\\S*\\d|\\S*=(?:\\s|$))[\\w.~+/=-]{8,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEB_TOKEN =
      Pattern.compile("\\beyJ[\\w-]{5,}\\.[\\w-]{5,}\\.[\\w-]*");

  private static final Pattern DOCUMENT =
      Pattern.compile("(?m)^[ \\t]*+(?:data:[ \\t]*+)?(?=[\\[{])");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*");
  private static final Pattern RANDOM = Pattern.compile("(?=.*\\d)(?=.*[a-z])[\\w.~+/=:-]{16,}");
  private static final Pattern MAYBE_JSON = Pattern.compile("\\s*+(?!\\[hidden)[\\[{]");
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 4; // JSON in JSON in JSON

  private SecretNames() {}

  /** Whether the header, parameter or JSON member of this name carries a credential. */
  public static boolean isSecret(String name) {
    return NAMED.matcher(name).matches();
  }

  /** Whether a parameter of this name carries a credential in a URL. */
  public static boolean isSecretInUrl(String name) {
    return isSecret(name) || WEAKLY_NAMED.matcher(name).matches();
  }

  /** Whether the text looks like a key rather than a word. */
  public static boolean looksRandom(String text) {
    return RANDOM.matcher(text).matches();
  }

  /** The text without such secrets. */
  static String hide(String text) {
    return hide(text, 0);
  }

  private static String hide(String text, int depth) {
    String hidden = JSON_MEMBER.matcher(text).replaceAll("$1" + Secrets.HIDDEN);
    hidden = PARAMETER.matcher(hidden).replaceAll("$1" + Secrets.HIDDEN);
    hidden = USER_INFO.matcher(hidden).replaceAll("$1" + Secrets.HIDDEN);
    hidden = AUTHORIZATION.matcher(hidden).replaceAll("$1$2" + Secrets.HIDDEN);
    hidden = WEB_TOKEN.matcher(hidden).replaceAll(Matcher.quoteReplacement(Secrets.HIDDEN));
    return depth < DEEPEST ? withoutNested(hidden, depth) : hidden;
  }

  /** Looks into each JSON document of the text, of which there may be one on each line. */
  private static String withoutNested(String text, int depth) {
    StringBuilder hidden = new StringBuilder();
    Matcher document = DOCUMENT.matcher(text);
    int copied = 0;
    for (int from = 0; from <= text.length() && document.find(from); ) {
      Document parsed = new Document(text, document.end(), depth);
      hidden.append(text, copied, document.end()).append(parsed.hidden());
      copied = parsed.end();
      from = Math.max(copied, document.end() + 1);
    }
    return hidden.append(text, copied, text.length()).toString();
  }

  /** One JSON value, rewritten as far as it is well-formed; the rest is left, or hidden whole. */
  private static final class Document {
    private final String text;
    private final int depth;
    private final StringBuilder hidden = new StringBuilder();
    private final Deque<Boolean> secrets = new ArrayDeque<>(); // of the containers around
    private int copied;

    private Document(String text, int start, int depth) {
      this.text = text;
      this.depth = depth;
      this.copied = start;
      try (JsonParser parser = JSON.createParser(text.substring(start))) {
        rewrite(parser, start);
      } catch (IOException e) {
        if (Boolean.TRUE.equals(secrets.peek())) { // cut, maybe within a secret
          hidden.append(Secrets.HIDDEN);
          copied = text.length();
        }
      }
    }

    private void rewrite(JsonParser parser, int start) throws IOException {
      do {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return;
        }
        boolean within = Boolean.TRUE.equals(secrets.peek());
        String name = parser.currentName();
        if (token.isStructStart()) {
          secrets.push(within || isNamed(parser));
        } else if (token.isStructEnd()) {
          secrets.pop();
        } else if (token == JsonToken.VALUE_STRING) {
          String replacement = replacement(parser.getText(), name, within);
          int from = start + (int) parser.currentTokenLocation().getCharOffset() + 1;
          int to = start + (int) parser.currentLocation().getCharOffset() - 1;
          if (replacement != null) {
            hidden.append(text, copied, from).append(replacement);
            copied = to;
          }
        }
        if (secrets.isEmpty()) {
          int end = start + (int) parser.currentLocation().getCharOffset();
          hidden.append(text, copied, end);
          copied = end;
        }
      } while (!secrets.isEmpty());
    }

    /** The name of a container is that of its parent's member. */
    private static boolean isNamed(JsonParser parser) {
      String name = parser.getParsingContext().getParent().getCurrentName();
      return name != null && isSecret(name);
    }

    /** What to write for a text, in JSON's escapes; null to leave it. */
    private @Nullable String replacement(String value, @Nullable String name, boolean within) {
      boolean weak = name != null && WEAKLY_NAMED.matcher(name).matches() && looksRandom(value);
      if (weak || (within && !TIMESTAMP.matcher(value).matches())) {
        return Secrets.HIDDEN;
      }
      if (!MAYBE_JSON.matcher(value).lookingAt()) {
        return null;
      }
      String inner = hide(value, depth + 1);
      return inner.equals(value)
          ? null
          : new String(JsonStringEncoder.getInstance().quoteAsString(inner));
    }

    private String hidden() {
      return hidden.toString();
    }

    /** Up to where the text is rewritten. */
    private int end() {
      return copied;
    }
  }
}
