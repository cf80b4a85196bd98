package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.ResumePolicy;
import dev.vitals.config.RetryPolicy;
import dev.vitals.examples.demo.DemoFeed;
import dev.vitals.examples.feed.FeedBoard;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.terminal.LiveView;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.ServerSentEvent;
import java.time.Duration;

/**
 * Follows a stream of server-sent events across restarts of its server.
 *
 * <p>Variables: {@code FEED_BASE_URL}, {@code FEED_PATH}, and {@code FEED_API_KEY} if the feed wants
 * one. Without an address, it follows a made-up feed, whose server is restarted three times.
 */
public final class FollowFeed {
  private static final ResumePolicy RESUMING = ResumePolicy.standard()
      .withRetries(RetryPolicy.builder()
          .maxAttempts(20)
          .baseBackoff(Duration.ofMillis(200))
          .maxBackoff(Duration.ofSeconds(2))
          .build());

  private FollowFeed() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    if (Environment.has("FEED_BASE_URL")) {
      Configuration feed = Configuration.fromEnvironment("FEED");
      run(feed, Environment.require("FEED_PATH"), Terminal.system());
    } else {
      try (DemoFeed demo = DemoFeed.start(1)) {
        run(demo.configuration(), DemoFeed.PATH, Terminal.system());
      }
    }
  }

  static void run(Configuration feed, String path, Terminal terminal) {
    FeedBoard board = new FeedBoard(terminal);
    StreamRequest<ServerSentEvent> events =
        StreamRequest.get(path, ServerSentEvent.class).resumeWith(RESUMING);

    try (LiveView view = new LiveView(terminal)) {
      try (ApiClient client =
              ApiClient.create(feed.toBuilder().callListener(board).build());
          EventStream<ServerSentEvent> stream = client.open(events)) {
        for (ServerSentEvent event : stream) { // goes on over every break
          board.add(event);
          view.draw(board.lines());
        }
      }
      view.draw(board.lines()); // with how it ended
    }
  }
}
