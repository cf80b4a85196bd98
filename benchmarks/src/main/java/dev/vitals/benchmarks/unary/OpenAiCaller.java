package dev.vitals.benchmarks.unary;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import java.io.IOException;

/** openai-java's simplest call. */
final class OpenAiCaller implements Caller {
  private final OpenAIClient client;

  OpenAiCaller(String url) {
    this.client = OpenAIOkHttpClient.builder().apiKey("benchmark").baseUrl(url).build();
  }

  @Override
  public Object call() {
    return client.models().retrieve(ModelAnswer.MODEL);
  }

  @Override
  public Digest digest(Object answer) throws IOException {
    return new Digest(ModelAnswer.JSON, ObjectMappers.jsonMapper().writeValueAsString(answer));
  }

  @Override
  public void close() {
    client.close();
  }
}
