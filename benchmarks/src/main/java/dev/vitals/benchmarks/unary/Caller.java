package dev.vitals.benchmarks.unary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client that makes one call. */
interface Caller extends AutoCloseable {
  /** Makes the call and returns what came, decoded. */
  Object call() throws Exception;

  /** Some members of an answer, with the JSON they were read from: enough to tell it was read. */
  Digest digest(Object answer) throws Exception;

  @Override
  void close();

  /**
   * Two trees that must be equal.
   *
   * @param sent the JSON on the wire
   * @param decoded what the caller made of it, as JSON again
   */
  record Digest(String sent, String decoded) {}

  /** Refuses a caller that loses a member. */
  default void requireSentContent() throws Exception {
    ObjectMapper trees = new ObjectMapper();
    Digest digest = digest(call());
    JsonNode sent = trees.readTree(digest.sent());
    JsonNode decoded = trees.readTree(digest.decoded());
    if (!decoded.equals(sent)) {
      throw new IllegalStateException("sent " + sent + ", decoded " + decoded);
    }
  }

  /** The caller with this name in results. */
  static Caller of(String name, String url) {
    return switch (name) {
      case "okhttp" -> new OkHttpCaller(url);
      case "okhttp-jackson" -> new OkHttpJacksonCaller(url);
      case "vitals" -> new VitalsCaller(url);
      case "huaweicloud" -> new HuaweiCloudCaller(url);
      case "openai-java" -> new OpenAiCaller(url);
      default -> throw new IllegalArgumentException("no caller " + name);
    };
  }
}
