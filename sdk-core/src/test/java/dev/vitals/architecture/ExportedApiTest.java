package dev.vitals.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.model.PingEvent;
import dev.vitals.testing.FakeServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exported API of each module is written down, so that no change of it goes unseen. Run with
 * {@code -Dapi.record} to record it again.
 */
final class ExportedApiTest {
  private static final Path FOLDER = Path.of("src/test/resources/exported-api");

  static Stream<Class<?>> modules() {
    return Stream.of(ApiClient.class, PingEvent.class, FakeServices.class);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void exportsMatchRecord(Class<?> ofModule) throws Exception {
    String exported = ExportedApi.of(ofModule).text();
    Path written = FOLDER.resolve(exported.lines().findFirst().orElseThrow().substring(7) + ".txt");
    if (System.getProperty("api.record") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(written, exported);
    }

    assertThat(exported)
        .as("the exported API; if it was meant to change: -Dtest=ExportedApiTest -Dapi.record")
        .isEqualTo(Files.readString(written));
  }

  @Test
  void showsExactlyWhatUsersSee() throws Exception {
    assertThat(ExportedApi.of(ApiClient.class).text())
        .contains(
            "public final class dev.vitals.client.ApiClient : AutoCloseable\n",
            "  <T> CompletableFuture<T> sendAsync(ApiRequest<T>)\n",
            "  URI baseUrl()\n",
            "  static ApiClient create(Configuration)\n")
        .doesNotContain("AttemptLoop", "internal", "ApiClient create(Configuration, Time)");
  }
}
