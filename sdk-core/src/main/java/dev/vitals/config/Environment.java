package dev.vitals.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration from named texts that share a prefix: environment variables, or the settings
 * of a framework. One that is set but blank is refused rather than ignored: a deployment script that
 * did not find the secret usually leaves a blank value.
 */
final class Environment {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?");
  private static final Pattern SETTING = Pattern.compile("[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?");

  private final String kind;
  private final UnaryOperator<String> naming;
  private final Function<String, @Nullable String> lookup;

  private Environment(
      String kind, UnaryOperator<String> naming, Function<String, @Nullable String> lookup) {
    this.kind = kind;
    this.naming = naming;
    this.lookup = lookup;
  }

  /** Names such as {@code GOODMEM_BASE_URL}. */
  static Environment variables(String prefix, Function<String, @Nullable String> lookup) {
    if (!VARIABLE.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "prefix must consist of letters, digits and inner underscores,"
              + " such as GOODMEM for GOODMEM_BASE_URL, was \"" + prefix + "\"");
    }
    return new Environment("environment variable", prefix::concat, lookup);
  }

  /** Names such as {@code vitals.goodmem.base-url}. */
  static Environment settings(String prefix, Function<String, @Nullable String> lookup) {
    if (!SETTING.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "prefix must consist of letters, digits and inner dots, hyphens and underscores,"
              + " such as vitals.goodmem for vitals.goodmem.base-url, was \"" + prefix + "\"");
    }
    return new Environment(
        "setting",
        suffix -> prefix + "." + suffix.substring(1).toLowerCase(Locale.ROOT).replace('_', '-'),
        lookup);
  }

  Configuration configuration() {
    Configuration.Builder builder = baseUrl()
        .credentials(credentials())
        .from(origin("_BASE_URL"), Setting.BASE_URL)
        .from(origin("_API_KEY", "_API_KEY_HEADER", "_API_KEY_PREFIX"), Setting.CREDENTIALS);
    String caFile = read("_CA_FILE");
    if (caFile != null) {
      builder.tls(naming("_CA_FILE", () -> Tls.system().trusting(Path.of(caFile))));
    }
    return builder.from(origin("_CA_FILE"), Setting.TLS).build();
  }

  /** Names the variables that are set; if none is, says so and names the first one. */
  private String origin(String... suffixes) {
    String set = Stream.of(suffixes)
        .map(naming)
        .filter(name -> lookup.apply(name) != null)
        .collect(Collectors.joining(", "));
    return set.isEmpty()
        ? "default; " + naming.apply(suffixes[0]) + " is not set"
        : (kind.equals("setting") ? "settings: " : "environment: ") + set;
  }

  private Configuration.Builder baseUrl() {
    String url = read("_BASE_URL");
    if (url == null) {
      throw new IllegalArgumentException(named("_BASE_URL") + " is not set;"
          + " expected the service's address, such as https://api.example.com");
    }
    return naming("_BASE_URL", () -> Configuration.builder(url));
  }

  private Credentials credentials() {
    String key = read("_API_KEY");
    String header = read("_API_KEY_HEADER");
    String keyPrefix = read("_API_KEY_PREFIX");
    if (key == null) {
      requireNoKeySettings(header, keyPrefix);
      return Credentials.none();
    }
    Credentials plain = naming("_API_KEY", () -> Credentials.apiKey(key));
    Credentials named =
        header == null ? plain : naming("_API_KEY_HEADER", () -> Credentials.header(header, key));
    return keyPrefix == null ? named : naming("_API_KEY_PREFIX", () -> named.withPrefix(keyPrefix));
  }

  private void requireNoKeySettings(@Nullable String header, @Nullable String keyPrefix) {
    if (header != null || keyPrefix != null) {
      throw new IllegalArgumentException(named("_API_KEY") + " is not set, but "
          + naming.apply(header != null ? "_API_KEY_HEADER" : "_API_KEY_PREFIX") + " is");
    }
  }

  private @Nullable String read(String suffix) {
    String value = lookup.apply(naming.apply(suffix));
    if (value != null && value.isBlank()) {
      throw new IllegalArgumentException(named(suffix)
          + " is set but blank; give it a value or unset it"
          + " (docs/troubleshooting.md#blank-key)");
    }
    return value;
  }

  private <T> T naming(String suffix, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(named(suffix) + " is invalid: " + e.getMessage(), e);
    }
  }

  private String named(String suffix) {
    return kind + " " + naming.apply(suffix);
  }
}
