package dev.vitals.benchmarks.feed;

import dev.vitals.client.StreamRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chunks of a chat completion, 200 bytes of JSON each: the stream that openai-java reads. */
public final class ChatFeed implements Feed {
  private static final int SIZE = 200;

  /** One chunk. */
  public record Chunk(String id, String object, long created, String model, List<Choice> choices) {}

  /** One choice of a chunk. */
  public record Choice(int index, Delta delta, @Nullable String finishReason) {}

  /** What a chunk adds. */
  public record Delta(String content) {}

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public String path() {
    return "/chat/completions";
  }

  @Override
  public String json(int index, int count) {
    String start = "{\"id\":\"chatcmpl-" + (1_000_000 + index)
        + "\",\"object\":\"chat.completion.chunk\",\"created\":1795255200,"
        + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    String end = "\"}}]}";
    return start + Padding.of(SIZE - start.length() - end.length()) + end;
  }

  @Override
  public String eventType() {
    return "";
  }

  @Override
  public String sseEnd() {
    return "data: [DONE]\n\n";
  }

  @Override
  public Class<?> recordType() {
    return Chunk.class;
  }

  @Override
  public StreamRequest<?> request() {
    return StreamRequest.post(path(), Chunk.class).endsAt(event -> event.data().equals("[DONE]"));
  }
}
