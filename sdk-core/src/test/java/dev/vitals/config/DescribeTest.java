package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every setting's value is told, and where it came from. */
final class DescribeTest {
  private static final String SECRET = "s3cret";

  @Test
  void unsetValuesAreShownAsDefault() {
    assertThat(
            Configuration.builder("https://api.example.com").build().describe().lines())
        .map(line -> line.replaceAll(" {2,}", " | "))
        .containsExactly(
            "base URL | https://api.example.com | (set in code)",
            "credentials | none | (default)",
            "cleartext credentials | to this machine only | (default)",
            "timeouts | connect 10.0 s, response 30.0 s, idle 60.0 s, overall 120.0 s | (default)",
            "retry policy | attempts 3, backoff from 0.1 s to 20.0 s, Retry-After up to 60.0 s"
                + " | (default)",
            "limits | body 64 MiB, error body 1 MiB, record 16 MiB | (default)",
            "TLS | the platform's | (default)",
            "proxy | the platform's choice | (default)",
            "proxy credentials | none | (default)",
            "user agent | vitals-java/" + SdkVersion.current() + " | (default)",
            "headers | none | (default)",
            "executor | threads of the SDK | (default)",
            "HTTP client | of the SDK | (default)",
            "call listener | none | (default)",
            "time | of the system | (default)");
  }

  @Test
  void everySetterHasItsOriginAndNoSecretIsShown() {
    Proxy proxy =
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));
    Configuration.Builder builder = Configuration.builder("http://api.example.com")
        .credentials(Credentials.bearer(SECRET))
        .allowCleartextCredentials()
        .timeouts(Timeouts.builder().connect(Duration.ofMillis(1500)).build())
        .retryPolicy(RetryPolicy.none())
        .limits(Limits.builder().record(9).build())
        .tls(Tls.system().trusting(Path.of("ca.pem")).trustingLoopback())
        .proxy(proxy)
        .proxyCredentials(SECRET, SECRET)
        .userAgent("mine/1")
        .header("X-Tenant", SECRET)
        .header("X-Trace", SECRET)
        .executor(Runnable::run);

    String described = builder.build().describe();

    assertThat(described.lines())
        .hasSize(15)
        .filteredOn(line -> line.endsWith("(set in code)"))
        .hasSize(12);
    assertThat(described)
        .contains(
            "Authorization: ***", "to every host", "connect 1.5 s", "attempts 1", "record 9 bytes")
        .contains("the platform's, trusts ca.pem, trusts loopback", "proxy.example")
        .contains("mine/1", "X-Tenant: ***, X-Trace: ***", "executor ")
        .doesNotContain(SECRET);
  }

  @Test
  void variablesOfEnvironmentAreNamed() {
    Configuration configuration = read(Map.of(
        "VITALS_BASE_URL", "https://api.example.com",
        "VITALS_API_KEY", SECRET,
        "VITALS_API_KEY_HEADER", "X-Key",
        "VITALS_CA_FILE", "ca.pem"));

    assertThat(configuration.describe())
        .containsPattern("base URL .*\\(environment: VITALS_BASE_URL\\)")
        .containsPattern(
            "credentials +X-Key: \\*\\*\\* .*\\(environment: VITALS_API_KEY, VITALS_API_KEY_HEADER\\)")
        .containsPattern("TLS .*ca.pem.*\\(environment: VITALS_CA_FILE\\)")
        .containsPattern("timeouts .*\\(default\\)")
        .doesNotContain(SECRET);
  }

  @Test
  void unsetVariableIsNamed() {
    assertThat(read(Map.of("VITALS_BASE_URL", "https://api.example.com")).describe())
        .containsPattern("credentials +none .*\\(default; VITALS_API_KEY is not set\\)")
        .containsPattern("TLS .*\\(default; VITALS_CA_FILE is not set\\)");
  }

  @Test
  void codeThatOverridesVariableIsOrigin() {
    Configuration configuration =
        read(Map.of("VITALS_BASE_URL", "https://api.example.com", "VITALS_API_KEY", SECRET));

    Configuration changed =
        configuration.toBuilder().credentials(Credentials.none()).build();

    assertThat(changed.describe())
        .containsPattern("credentials +none .*\\(set in code\\)")
        .containsPattern("base URL .*\\(environment: VITALS_BASE_URL\\)");
    assertThat(configuration.describe()).containsPattern("\\*\\*\\* .*\\(environment: ");
  }

  private static Configuration read(Map<String, String> variables) {
    return Environment.variables("VITALS", variables::get).configuration();
  }
}
