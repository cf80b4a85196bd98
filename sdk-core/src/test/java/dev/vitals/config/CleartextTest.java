package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CleartextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://127.0.0.1:9650/prefix",
        "http://127.255.255.254",
        "http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:127.0.0.1]",
      })
  void plainHttpToThisMachineIsAllowed(String baseUrl) {
    Configuration configuration = withKey(baseUrl).build();

    assertThat(configuration.targetsLoopback()).isTrue();
    assertThat(configuration.allowsCleartextCredentials()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://192.168.0.1",
        "http://128.0.0.1",
        "http://0.0.0.0:8080",
        "http://127.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://notlocalhost",
        "http://localhost.",
        "http://[::2]",
        "http://[::]",
        "http://[2001:db8::1]",
        "http://[::ffff:10.0.0.1]",
      })
  void plainHttpToOtherMachinesIsRefused(String baseUrl) {
    assertThatIllegalArgumentException()
        .isThrownBy(withKey(baseUrl)::build)
        .withMessageStartingWith("credentials would be sent unencrypted to ")
        .withMessageContaining("use https, or allowCleartextCredentials()")
        .withMessageNotContaining("s3cret");
    assertThat(Configuration.builder(baseUrl).build().targetsLoopback()).isFalse();
  }

  @Test
  void callerMayAllowIt() {
    Configuration configuration =
        withKey("http://api.example.com").allowCleartextCredentials().build();

    assertThat(configuration.allowsCleartextCredentials()).isTrue();
    assertThat(configuration.toBuilder().build().allowsCleartextCredentials()).isTrue();
  }

  @Test
  void proxyOnAnotherMachineIsNotThisMachine() {
    Proxy elsewhere = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("192.0.2.7", 3128));

    assertThatIllegalArgumentException()
        .isThrownBy(withKey("http://localhost:9").proxy(elsewhere)::build)
        .withMessageStartingWith(
            "credentials would be sent unencrypted to a proxy on another machine: use https");
    assertThatIllegalArgumentException()
        .isThrownBy(withKey("http://localhost:9")
            .httpClient(new OkHttpClient.Builder().proxy(elsewhere).build())::build)
        .withMessageContaining("a proxy on another machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void proxyOnThisMachineAndNoneAreFine(String host) {
    Proxy here = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, 3128));

    assertThat(withKey("http://localhost:9").proxy(here).build().proxy()).contains(here);
    assertThat(withKey("http://localhost:9").proxy(Proxy.NO_PROXY).build().proxy())
        .contains(Proxy.NO_PROXY);
  }

  @Test
  void httpsMayCarryThemAnywhere() {
    assertThat(withKey("https://api.example.com").build().credentials().headerName())
        .isPresent();
  }

  @Test
  void sourcesAreHeldToSameRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.builder("http://api.example.com")
            .credentials(Credentials.header("X-Auth-Token", rejected -> "s3cret"))
            .build())
        .withMessageContaining("unencrypted");
  }

  private static Configuration.Builder withKey(String baseUrl) {
    return Configuration.builder(baseUrl).credentials(Credentials.apiKey("s3cret"));
  }
}
