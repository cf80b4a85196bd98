package dev.vitals.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.junit.jupiter.api.Test;

final class HttpStackTest {
  @Test
  void http2ConnectionIsPingedEveryThirtySeconds() {
    OkHttpClient http = new HttpStack(configuration().build(), Runnable::run).http();

    assertThat(http.pingIntervalMillis()).isEqualTo(30_000);
  }

  @Test
  void nothingOlderThanTls12IsOffered() {
    OkHttpClient http = new HttpStack(configuration().build(), Runnable::run).http();

    assertThat(http.connectionSpecs())
        .filteredOn(ConnectionSpec::isTls)
        .singleElement()
        .satisfies(tls -> assertThat(Objects.requireNonNull(tls.tlsVersions()))
            .hasSameElementsAs(List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)));
  }

  @Test
  void lentClientKeepsItsPings() {
    OkHttpClient lent =
        new OkHttpClient.Builder().pingInterval(Duration.ofSeconds(7)).build();

    assertThat(new HttpStack(configuration().httpClient(lent).build(), Runnable::run)
            .http()
            .pingIntervalMillis())
        .isEqualTo(7_000);
  }

  @Test
  void namesAreLookedUpOnAnotherThread() {
    OkHttpClient http = new HttpStack(configuration().build(), Runnable::run).http();

    assertThat(http.dns()).isInstanceOf(InterruptibleDns.class);
  }

  private static Configuration.Builder configuration() {
    return Configuration.builder("https://api.example.com");
  }
}
