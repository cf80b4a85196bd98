package dev.vitals.config;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration from variables that share a prefix. A variable that is set but blank is
 * refused rather than ignored: a deployment script that did not find the secret usually leaves a
 * blank value.
 */
final class Environment {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?");

  private final String prefix;
  private final Function<String, @Nullable String> variables;

  Environment(String prefix, Function<String, @Nullable String> variables) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "prefix must consist of letters, digits and inner underscores,"
              + " such as GOODMEM for GOODMEM_BASE_URL, was \"" + prefix + "\"");
    }
    this.prefix = prefix;
    this.variables = variables;
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
        .map(prefix::concat)
        .filter(name -> variables.apply(name) != null)
        .collect(Collectors.joining(", "));
    return set.isEmpty()
        ? "default; " + prefix + suffixes[0] + " is not set"
        : "environment: " + set;
  }

  private Configuration.Builder baseUrl() {
    String url = read("_BASE_URL");
    if (url == null) {
      throw new IllegalArgumentException("environment variable " + prefix + "_BASE_URL is not set;"
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
      throw new IllegalArgumentException(
          "environment variable %s_API_KEY is not set, but %s_API_KEY_%s is"
              .formatted(prefix, prefix, header != null ? "HEADER" : "PREFIX"));
    }
  }

  private @Nullable String read(String suffix) {
    String value = variables.apply(prefix + suffix);
    if (value != null && value.isBlank()) {
      throw new IllegalArgumentException("environment variable " + prefix + suffix
          + " is set but blank; give it a value or unset it"
          + " (docs/troubleshooting.md#blank-key)");
    }
    return value;
  }

  private <T> T naming(String suffix, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "environment variable " + prefix + suffix + " is invalid: " + e.getMessage(), e);
    }
  }
}
