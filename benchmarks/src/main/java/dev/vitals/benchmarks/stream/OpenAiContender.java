package dev.vitals.benchmarks.stream;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.core.http.StreamResponse;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.function.Consumer;

/** openai-java's stream of its own chunk type. */
final class OpenAiContender implements Contender {
  private final OpenAIClient client;
  private final ChatCompletionCreateParams parameters = ChatCompletionCreateParams.builder()
      .addUserMessage("How are you?")
      .model(ChatModel.of("gpt-4o-mini"))
      .build();

  OpenAiContender(String url) {
    this.client = OpenAIOkHttpClient.builder().apiKey("benchmark").baseUrl(url).build();
  }

  @Override
  public void drain(Consumer<Object> sink) {
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(parameters)) {
      chunks.stream().forEach(sink);
    }
  }

  @Override
  public byte[] json(Object event) throws Exception {
    return ObjectMappers.jsonMapper().writeValueAsBytes(event);
  }

  @Override
  public void close() {
    client.close();
  }
}
