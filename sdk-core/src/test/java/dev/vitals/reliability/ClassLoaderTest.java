package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that is deployed again leaves nothing of the SDK behind. */
@Timeout(30)
final class ClassLoaderTest {
  private static final String LINES = "{\"n\":1}\n{\"n\":2}\n";

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void noThreadKeepsApplicationsClassLoader() throws Exception {
    FaultServer server = rig.serve(FaultScript.answer(200, "application/x-ndjson", LINES));

    try (URLClassLoader application = applicationLoader()) {
      Thread user = new Thread(() -> readOnce(application, server.url()));
      user.setContextClassLoader(application);
      AtomicReference<Throwable> failure = new AtomicReference<>();
      user.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
      user.start();
      user.join();

      assertThat(failure).hasNullValue();
      assertThat(server.received()).hasSize(1);
      assertThat(keptBy(application)).isEmpty();
    }
  }

  /** What is on this test's paths, loaded a second time. */
  private static URLClassLoader applicationLoader() {
    URL[] urls = Stream.of("jdk.module.path", "java.class.path")
        .flatMap(path -> Arrays.stream(System.getProperty(path, "").split(File.pathSeparator, -1)))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> asUrl(new File(entry)))
        .toArray(URL[]::new);
    URL[] all = Arrays.copyOf(urls, urls.length + 1);
    all[urls.length] = asUrl(new File("target/test-classes")); // patched into the SDK's module
    return new URLClassLoader(all, null);
  }

  private static URL asUrl(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void readOnce(ClassLoader application, URI url) {
    try {
      Class<?> reader = application.loadClass(StreamReader.class.getName());
      assertThat(reader).isNotEqualTo(StreamReader.class);
      ((Consumer<URI>) reader.getConstructor().newInstance()).accept(url);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the application cannot read a stream", e);
    }
  }

  /** OkHttp's and Okio's threads end by themselves after a minute without work. */
  private static List<String> keptBy(ClassLoader application) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getContextClassLoader() == application)
        .map(Thread::getName)
        .filter(name -> !name.startsWith("OkHttp") && !name.startsWith("Okio"))
        .toList();
  }
}
