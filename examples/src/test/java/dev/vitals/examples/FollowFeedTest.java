package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.examples.demo.DemoFeed;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import org.junit.jupiter.api.Test;

final class FollowFeedTest {
  @Test
  void everyEventComesOnceAcrossThreeRestarts() throws Exception {
    try (DemoFeed demo = DemoFeed.start(0.1)) {
      String printed = Output.of(
          out -> FollowFeed.run(demo.configuration(), DemoFeed.PATH, Terminal.plain(out)));

      assertThat(printed)
          .contains("60 events over 4 connections")
          .containsPattern(" 1 #{15} +15 +TRUNCATED")
          .containsPattern(" 2 {16}#{16} +31 +TRUNCATED")
          .containsPattern(" 3 {32}#{16} +47 +TRUNCATED")
          .containsPattern(" 4 {48}#{13} +60 +FINISHED")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void feedWithoutIdsEndsWithItsBreak() {
    try (FaultServer server = FaultServer.start(FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n\r\n"
            + "data: 1\n\ndata: 2")
        .cut())) {
      Configuration feed = Configuration.builder(server.url()).build();

      assertThatThrownBy(
              () -> Output.of(out -> FollowFeed.run(feed, "/v1/readings", Terminal.plain(out))))
          .isInstanceOf(BrokenStreamException.class);
      assertThat(server.received()).hasSize(1);
    }
  }
}
