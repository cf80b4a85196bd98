package dev.vitals.benchmarks.unary;

import dev.vitals.benchmarks.stream.OkHttpClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor in bytes: bare OkHttp, the answer left as it is. */
final class OkHttpCaller implements Caller {
  private final OkHttpClient client = new OkHttpClient();
  private final Request request;

  OkHttpCaller(String url) {
    this.request = new Request.Builder()
        .url(url + StatisticsAnswer.PATH + StatisticsAnswer.QUERY)
        .build();
  }

  @Override
  public Object call() throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return response.body().bytes();
    }
  }

  @Override
  public Digest digest(Object answer) {
    return new Digest(StatisticsAnswer.JSON, new String((byte[]) answer, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    OkHttpClients.shutDown(client);
  }
}
