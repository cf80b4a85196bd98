package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitals.client.ApiClient;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program that requires the SDK's module, and nothing else. */
final class ModulePathTest {
  private static final String MAIN = """
      package app;

      import dev.vitals.client.ApiClient;
      import dev.vitals.config.Configuration;
      import dev.vitals.config.Credentials;
      import dev.vitals.model.PingEvent;
      import dev.vitals.model.PingOnceRequest;
      import dev.vitals.model.PingResult;
      import dev.vitals.model.PingStreamRequest;
      import dev.vitals.ping.PingApi;
      import dev.vitals.stream.EventStream;

      public class Main {
        public static void main(String[] arguments) {
          Configuration configuration = Configuration.builder(arguments[0])
              .credentials(Credentials.apiKey(arguments[1]))
              .build();
          try (ApiClient client = ApiClient.create(configuration)) {
            PingApi ping = new PingApi(client);
            PingResult once =
                ping.pingOnce(PingOnceRequest.builder().targetId(arguments[2]).build());
            System.out.println("once " + once.ok());
            try (EventStream<PingEvent> events = ping.pingStream(
                PingStreamRequest.builder().targetId(arguments[2]).count(2).build())) {
              for (PingEvent event : events) {
                event.asSummary().ifPresent(summary -> System.out.println("of " + summary.ok()));
              }
            }
          }
          System.out.println(Main.class.getModule() + ", " + ApiClient.class.getModule().getName());
        }
      }
      """;

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @TempDir
  Path folder;

  @BeforeEach
  void needsTheModulePath() {
    assumeTrue(ApiClient.class.getModule().isNamed(), "the tests run on the class path");
  }

  @Test
  void testsThemselvesRunOnModulePath() {
    assertThat(ApiClient.class.getModule().getName()).isEqualTo("dev.vitals.sdk");
  }

  @Test
  void programThatRequiresOnlySdkCompilesAndPings() throws Exception {
    Path classes = folder.resolve("classes");

    String compiled = Jdk.ofThisRun().compileApp(folder, classes, MAIN);
    String printed = Jdk.ofThisRun()
        .run(
            "java",
            "--module-path",
            classes + File.pathSeparator + Jdk.modulePathOfThisRun(),
            "--module",
            "app/app.Main",
            fakes.goodmem().url().toString(),
            fakes.goodmem().key(),
            fakes.goodmem().targetId());

    assertThat(compiled).isEmpty();
    assertThat(printed.lines()).containsExactly("once true", "of 2", "module app, dev.vitals.sdk");
  }
}
