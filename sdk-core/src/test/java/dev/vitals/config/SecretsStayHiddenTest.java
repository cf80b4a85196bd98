package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts a canary wherever a secret may stand and looks for it in everything that is shown. */
final class SecretsStayHiddenTest {
  private static final String CANARY = "sk-canary-4711";

  @Test
  void noTextShowsSecret() {
    Credentials credentials = Credentials.apiKey(CANARY).withPrefix(CANARY);
    Configuration.Builder builder = Configuration.builder("https://api.example.com")
        .credentials(credentials)
        .proxyCredentials(CANARY, CANARY)
        .header("X-Tenant", CANARY);
    Configuration configuration = builder.build();

    assertThat(Stream.of(
                credentials,
                Credentials.bearer(CANARY),
                Credentials.header("X-Auth-Token", CANARY),
                Credentials.header("X-Auth-Token", rejected -> CANARY),
                builder,
                configuration,
                configuration.proxyCredentials())
            .map(String::valueOf))
        .noneMatch(text -> text.contains(CANARY));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void noStackTraceShowsSecret(ThrowingCallable refusal) {
    Throwable thrown = catchThrowable(refusal);

    assertThat(thrown).isInstanceOf(RuntimeException.class);
    assertThat(stackTrace(thrown)).doesNotContain(CANARY);
  }

  private static Stream<Named<ThrowingCallable>> refusals() {
    return Stream.of(
        refusal("API key with a line break", () -> Credentials.apiKey(CANARY + "\n")),
        refusal("bearer token with a space", () -> Credentials.bearer(" " + CANARY)),
        refusal("header value outside ASCII", () -> Credentials.header("X-Key", CANARY + "é")),
        refusal("key given as the header's name", () -> Credentials.header(CANARY + " ", "name")),
        refusal("key given as the prefix", () -> Credentials.apiKey("k").withPrefix(CANARY + "\t")),
        refusal("source with a line break", () -> source(CANARY + "\n").value(null)),
        refusal("source after a rejection", () -> source("\n" + CANARY).value(CANARY)),
        refusal("managed header", () -> Credentials.header("Host", CANARY)),
        refusal("extra header as a credential", () -> builder().header("x-api-key", CANARY)),
        refusal("extra header's value", () -> builder().header("X-Tenant", CANARY + "\r\n")),
        refusal("extra header's name", () -> builder().header(CANARY + ":", "value")),
        refusal("user agent", () -> builder().userAgent(CANARY + "\n")),
        refusal("proxy user", () -> builder().proxyCredentials(CANARY + ":", "password")),
        refusal("proxy password", () -> builder().proxyCredentials("user", CANARY + "\n")),
        refusal("user info", () -> Configuration.builder("https://u:" + CANARY + "@example.com")),
        refusal(
            "user info that does not parse",
            () -> Configuration.builder("https://" + CANARY + "|@h")),
        refusal("user info without slashes", () -> Configuration.builder(CANARY + ":pw@host")),
        refusal("query", () -> Configuration.builder("https://example.com?key=" + CANARY)),
        refusal("fragment", () -> Configuration.builder("https://example.com#" + CANARY)),
        refusal("key in place of the URL", () -> Configuration.builder(CANARY)),
        refusal("cleartext", () -> cleartext(Credentials.bearer(CANARY))),
        refusal("environment", () -> environment(CANARY + "\n", "x-api-key")),
        refusal("environment's header", () -> environment(CANARY, "Host")));
  }

  private static Named<ThrowingCallable> refusal(String name, ThrowingCallable refusal) {
    return Named.of(name, refusal);
  }

  private static Configuration.Builder builder() {
    return Configuration.builder("https://api.example.com");
  }

  private static Credentials source(String value) {
    return Credentials.header("X-Auth-Token", rejected -> value);
  }

  private static Configuration cleartext(Credentials credentials) {
    return Configuration.builder("http://api.example.com")
        .credentials(credentials)
        .build();
  }

  private static Configuration environment(String key, String header) {
    Map<String, String> variables = Map.of(
        "VITALS_BASE_URL", "https://api.example.com",
        "VITALS_API_KEY", key,
        "VITALS_API_KEY_HEADER", header);
    return Environment.variables("VITALS", variables::get).configuration();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text)); // causes and suppressed exceptions too
    return text.toString();
  }
}
