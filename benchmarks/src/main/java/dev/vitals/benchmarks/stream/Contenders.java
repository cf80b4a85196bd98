package dev.vitals.benchmarks.stream;

import dev.vitals.benchmarks.feed.ChatFeed;
import dev.vitals.benchmarks.feed.Feed;
import dev.vitals.benchmarks.feed.FeedServers;
import dev.vitals.benchmarks.feed.PingFeed;
import dev.vitals.benchmarks.feed.SmallFeed;
import dev.vitals.stream.StreamFormat;

/** Finds feeds and contenders by the names they have in results. */
final class Contenders {
  private Contenders() {}

  static Feed feed(String name) {
    return switch (name) {
      case "small" -> new SmallFeed();
      case "ping" -> new PingFeed();
      case "chat" -> new ChatFeed();
      default -> throw new IllegalArgumentException("no feed " + name);
    };
  }

  static Contender contender(String name, Feed feed, FeedServers servers, int count) {
    return switch (name) {
      case "floor" -> new FloorContender(feed, servers.ndjsonUrl());
      case "vitals-ndjson" -> new VitalsContender(feed, servers.ndjsonUrl(), StreamFormat.NDJSON);
      case "vitals-sse" -> new VitalsContender(feed, servers.sseUrl(), StreamFormat.SSE);
      case "okhttp-sse" -> new OkHttpSseContender(feed, servers.sseUrl());
      case "okhttp-eventsource" -> new OkHttpEventSourceContender(feed, servers.sseUrl(), count);
      case "openai-java" -> new OpenAiContender(servers.sseUrl());
      default -> throw new IllegalArgumentException("no contender " + name);
    };
  }
}
