package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.health.HealthApi;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.statistics.StatisticsApi;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A base URL that already has the start of an API's paths would have it twice. */
final class BaseUrlQuirksTest {

  @ParameterizedTest
  @MethodSource("wrappers")
  void baseUrlWithStartOfPathsIsRefused(Consumer<ApiClient> wrapper, String pathStart) {
    String wrong = "http://127.0.0.1:9" + pathStart;

    try (ApiClient client = ApiClient.create(Configuration.builder(wrong).build())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wrapper.accept(client))
          .withMessageContaining(wrong)
          .withMessageContaining(pathStart)
          .withMessageContaining("remove");
    }
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void prefixOfProxyIsWelcome(Consumer<ApiClient> wrapper, String pathStart) {
    String proxied = "http://127.0.0.1:9" + pathStart + "/proxy";

    try (ApiClient client = ApiClient.create(Configuration.builder(proxied).build())) {
      wrapper.accept(client);

      assertThat(client.configuration().baseUrl()).hasToString(proxied);
    }
  }

  static Stream<Arguments> wrappers() {
    return Stream.of(
        wrapper(PingApi::new, "/v1"),
        wrapper(CentralPingApi::new, "/v1"),
        wrapper(SessionsApi::new, "/api/v1"),
        wrapper(SessionsApi::new, "/api"),
        wrapper(client -> new StatisticsApi(client, "p", "i"), "/v2"),
        wrapper(HealthApi::new, "/ext/health"),
        wrapper(HealthApi::new, "/ext"));
  }

  private static Arguments wrapper(Consumer<ApiClient> wrapper, String pathStart) {
    return Arguments.of(wrapper, pathStart);
  }
}
