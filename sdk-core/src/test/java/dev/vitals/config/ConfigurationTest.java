package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
  private static final Proxy PROXY =
      new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));
  private static final Proxy SOCKS =
      new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("proxy.example", 1080));

  @Test
  void defaultsAreDocumentedOnes() {
    Configuration configuration = builder().build();

    assertThat(configuration.credentials()).isSameAs(Credentials.none());
    assertThat(configuration.allowsCleartextCredentials()).isFalse();
    assertThat(configuration.timeouts()).isEqualTo(Timeouts.standard());
    assertThat(configuration.retryPolicy()).isEqualTo(RetryPolicy.standard());
    assertThat(configuration.limits()).isEqualTo(Limits.standard());
    assertThat(configuration.tls()).isEqualTo(Tls.system());
    assertThat(configuration.proxy()).isEmpty();
    assertThat(configuration.proxyCredentials()).isEmpty();
    assertThat(configuration.userAgent()).isEqualTo("vitals-java/" + SdkVersion.current());
    assertThat(configuration.headers()).isEmpty();
    assertThat(configuration.executor()).isEmpty();
    assertThat(configuration.httpClient()).isEmpty();
    assertThat(configuration.clock()).isEmpty();
    assertThat(configuration.sleeper()).isEmpty();
    assertThat(configuration.callListener()).isEmpty();
  }

  @Test
  void everySettingArrives() {
    Credentials credentials = Credentials.apiKey("gm_1");
    Timeouts timeouts = Timeouts.builder().idle(Duration.ofSeconds(1)).build();
    Limits limits = Limits.builder().record(1).build();
    Tls tls = Tls.system().trusting(Path.of("ca.pem"));
    Executor executor = Runnable::run;
    InstantSource clock = InstantSource.system();
    Sleeper sleeper = duration -> {};
    CallListener listener = operation -> new CallObserver() {};

    Configuration configuration = builder()
        .credentials(credentials)
        .allowCleartextCredentials()
        .timeouts(timeouts)
        .retryPolicy(RetryPolicy.none())
        .limits(limits)
        .tls(tls)
        .proxy(PROXY)
        .proxyCredentials("user", "s3cret")
        .userAgent("my-app/1.0 (test)")
        .header("X-Tenant", "a")
        .header("X-Trace", "on")
        .header("X-Tenant", "b")
        .executor(executor)
        .time(clock, sleeper)
        .callListener(listener)
        .build();

    for (Configuration copy : List.of(configuration, configuration.toBuilder().build())) {
      assertThat(copy.baseUrl()).hasToString("https://api.example.com");
      assertThat(copy.credentials()).isSameAs(credentials);
      assertThat(copy.allowsCleartextCredentials()).isTrue();
      assertThat(copy.timeouts()).isEqualTo(timeouts);
      assertThat(copy.retryPolicy()).isEqualTo(RetryPolicy.none());
      assertThat(copy.limits()).isEqualTo(limits);
      assertThat(copy.tls()).isEqualTo(tls);
      assertThat(copy.proxy()).contains(PROXY);
      assertThat(copy.proxyCredentials()).hasValueSatisfying(ConfigurationTest::isUserWithPassword);
      assertThat(copy.userAgent()).isEqualTo("my-app/1.0 (test)");
      assertThat(copy.headers())
          .containsExactly(entry("X-Tenant", "a"), entry("X-Trace", "on"), entry("X-Tenant", "b"))
          .isUnmodifiable();
      assertThat(copy.executor()).contains(executor);
      assertThat(copy.clock()).contains(clock);
      assertThat(copy.sleeper()).contains(sleeper);
      assertThat(copy.callListener()).contains(listener);
    }
  }

  @Test
  void lentHttpClientArrives() {
    OkHttpClient httpClient = new OkHttpClient();

    Configuration configuration =
        builder().httpClient(httpClient).tls(Tls.system()).build();

    assertThat(configuration.httpClient()).contains(httpClient);
    assertThat(configuration.toBuilder().build().httpClient()).contains(httpClient);
  }

  @Test
  void reusedBuilderDoesNotChangeConfiguration() {
    Configuration.Builder builder = builder().header("X-Tenant", "a");
    Configuration first = builder.build();

    Configuration second = builder.header("X-Trace", "on").userAgent("other").build();
    first.toBuilder().retryPolicy(RetryPolicy.none());

    assertThat(first.headers()).containsExactly(entry("X-Tenant", "a"));
    assertThat(first.userAgent()).startsWith("vitals-java/");
    assertThat(first.retryPolicy()).isEqualTo(RetryPolicy.standard());
    assertThat(second.headers()).containsExactly(entry("X-Tenant", "a"), entry("X-Trace", "on"));
  }

  @Test
  void returnedPasswordMayBeOverwritten() {
    Configuration configuration = builder().proxyCredentials("user", "s3cret").build();

    Arrays.fill(configuration.proxyCredentials().orElseThrow().getPassword(), 'x');

    assertThat(configuration.proxyCredentials())
        .hasValueSatisfying(ConfigurationTest::isUserWithPassword);
  }

  @Test
  void settingsOfLentClientCannotBeSetTogether() {
    Configuration.Builder lent = builder().httpClient(new OkHttpClient());

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> lent.build().toBuilder().tls(Tls.system().trustingLoopback()).build())
        .withMessage("tls has no effect with httpClient, which has its own: set it there instead"
            + " (docs/troubleshooting.md#lent-client)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lent.build().toBuilder().proxy(PROXY).build())
        .withMessageStartingWith("proxy has no effect with httpClient");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> lent.build().toBuilder().proxyCredentials("user", "s3cret").build())
        .withMessageStartingWith("proxyCredentials has no effect with httpClient");
  }

  @Test
  void proxyCredentialsNeedHttpProxy() {
    Configuration.Builder builder = builder().proxyCredentials("user", "s3cret");

    assertThat(builder.build().proxy()).isEmpty(); // the platform may choose one
    assertThatIllegalArgumentException()
        .isThrownBy(builder.proxy(SOCKS)::build)
        .withMessageContaining("proxy is of type SOCKS");
    assertThatIllegalArgumentException()
        .isThrownBy(builder.proxy(Proxy.NO_PROXY)::build)
        .withMessageContaining("proxy is of type DIRECT");
  }

  @Test
  @SuppressWarnings("NullAway")
  void invalidProxyCredentialsAreRefused() {
    assertProxyCredentialsRefused(null, "s3cret", "proxy user is null: is the variable set?");
    assertProxyCredentialsRefused("", "s3cret", "proxy user is blank: is the variable set?");
    assertProxyCredentialsRefused("us:er", "s3cret", "proxy user has a colon at index 2");
    assertProxyCredentialsRefused(
        "us\ner", "s3cret", "proxy user has a control character at index 2");
    assertProxyCredentialsRefused("user", null, "proxy password is null: is the variable set?");
    assertProxyCredentialsRefused(
        "user", "s3cret\n", "proxy password has a control character at index 6");
    assertThat(builder().proxyCredentials("user", "").build().proxyCredentials())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " app", "app\n", "äpp", "app\r\nX-Injected: 1"})
  void invalidUserAgentIsRefused(String product) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().userAgent(product))
        .withMessageStartingWith("userAgent ");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefusedWithSettingName() {
    assertNullRefused("credentials", builder -> builder.credentials(null));
    assertNullRefused("timeouts", builder -> builder.timeouts(null));
    assertNullRefused("retryPolicy", builder -> builder.retryPolicy(null));
    assertNullRefused("limits", builder -> builder.limits(null));
    assertNullRefused("tls", builder -> builder.tls(null));
    assertNullRefused("proxy", builder -> builder.proxy(null));
    assertNullRefused("executor", builder -> builder.executor(null));
    assertNullRefused("httpClient", builder -> builder.httpClient(null));
    assertNullRefused("clock", builder -> builder.time(null, duration -> {}));
    assertNullRefused("sleeper", builder -> builder.time(InstantSource.system(), null));
    assertNullRefused("callListener", builder -> builder.callListener(null));
  }

  @Test
  void textShowsSettingsAndHeaderNamesButNoSecret() {
    Configuration configuration = builder()
        .credentials(Credentials.bearer("s3cret"))
        .proxyCredentials("user", "s3cret")
        .header("X-Tenant", "s3cret")
        .build();

    assertThat(configuration.toString())
        .startsWith("Configuration[baseUrl=https://api.example.com,"
            + " credentials=Credentials[header=Authorization, value=***], timeouts=")
        .contains("Timeouts[", "RetryPolicy[", "Limits[", "Tls[")
        .endsWith("headers=[X-Tenant]]")
        .doesNotContain("s3cret");
  }

  private static Configuration.Builder builder() {
    return Configuration.builder("https://api.example.com");
  }

  private static void isUserWithPassword(PasswordAuthentication credentials) {
    assertThat(credentials.getUserName()).isEqualTo("user");
    assertThat(credentials.getPassword()).isEqualTo("s3cret".toCharArray());
  }

  private static void assertProxyCredentialsRefused(String user, String password, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().proxyCredentials(user, password))
        .withMessageStartingWith(reason)
        .withMessageNotContaining("s3cret");
  }

  private static void assertNullRefused(String name, Consumer<Configuration.Builder> setting) {
    assertThatNullPointerException().isThrownBy(() -> setting.accept(builder())).withMessage(name);
  }
}
