package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import kotlin.Unit;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What a program sees that has the kit and its run-time dependencies, and nothing else. */
final class FakeServicesWithoutJUnitTest {

  @Test
  void aProgramWithoutJUnitStartsUsesAndClosesTheFakes() throws Exception {
    try (URLClassLoader program = programWithoutJUnit()) {
      assertThatThrownBy(() -> program.loadClass("org.junit.jupiter.api.extension.Extension"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> type = program.loadClass(FakeServices.class.getName());

      try (AutoCloseable fakes = (AutoCloseable) type.getMethod("start").invoke(null)) {
        Object node = type.getMethod("node").invoke(fakes);

        assertThat(fakes.getClass()).isSameAs(type);
        assertThat(node.getClass().getMethod("url").invoke(node))
            .asString()
            .startsWith("http://127.0.0.1:");
      }
    }
  }

  private static URLClassLoader programWithoutJUnit() {
    URL[] jars = Stream.of(
            FakeServices.class,
            MockWebServer.class,
            Headers.class,
            Buffer.class,
            Unit.class,
            JsonNode.class,
            JsonParser.class,
            JsonCreator.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .toArray(URL[]::new);
    // Not the platform class loader: it finds the modules of this test run, JUnit among them.
    ClassLoader bootOnly = null;
    return new URLClassLoader(jars, bootOnly);
  }
}
