package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.stream.wire.ForkedJvm;
import dev.vitals.testing.FakeServices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten thousand sessions, of which a small heap holds a page or two. */
final class SessionsMemoryTest {
  private static final int SESSIONS = 10_000;
  private static final int TAG_LENGTH = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static FakeServices fakes;

  @BeforeAll
  static void record() {
    fakes = FakeServices.start();
    String tag = "x".repeat(TAG_LENGTH);
    for (int i = 0; i < SESSIONS; i++) {
      fakes.monitor().addSession("""
          {"session_h":"s%05d","run_date":"2026-11-21","scm_ref":"","description":{"log":"%s"}}""".formatted(i, tag));
    }
  }

  @AfterAll
  static void stop() {
    fakes.close();
  }

  @Test
  void sessionsAreReadInHeapThatCannotHoldThem() throws Exception {
    assertThat(client("iterate").strip()).isEqualTo("10000 sessions, last s09999");
    assertThat(client("stream").strip()).isEqualTo("10000 sessions, last s09999");
  }

  @Test
  void keepingAllDoesNotFitIntoThatHeap() {
    assertThatThrownBy(() -> client("keep"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("OutOfMemoryError");
  }

  private static String client(String how) throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.start(Client.class, List.of("-Xmx24m"), fakes.monitor().url().toString(), how)) {
      return jvm.result(PATIENCE);
    }
  }

  /** What runs in the small heap. */
  static final class Client {
    public static void main(String[] args) {
      try (ApiClient client = ApiClient.create(Configuration.builder(args[0]).build())) {
        SessionsApi sessions = new SessionsApi(client);
        Tally tally = new Tally();
        switch (args[1]) {
          case "iterate" -> sessions.list().forEach(tally::add);
          case "stream" -> sessions.list().stream().forEach(tally::add);
          default -> sessions.list().stream().toList().forEach(tally::add);
        }
        System.out.println(tally.count + " sessions, last " + tally.last);
      }
    }
  }

  private static final class Tally {
    private int count;
    private String last = "";

    private void add(Session session) {
      count++;
      last = session.sessionH();
    }
  }
}
