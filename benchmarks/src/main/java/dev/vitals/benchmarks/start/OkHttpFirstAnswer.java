package dev.vitals.benchmarks.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.benchmarks.feed.PingFeed;
import java.io.IOException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The floor: one ping with OkHttp and Jackson. */
public final class OkHttpFirstAnswer {
  private OkHttpFirstAnswer() {}

  /**
   * Pings once.
   *
   * @param args the server's origin
   */
  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    OkHttpClient client = new OkHttpClient();
    ObjectMapper mapper = new ObjectMapper();
    byte[] body = mapper.writeValueAsBytes(Map.of("targetId", FirstAnswer.TARGET));
    Request request = new Request.Builder()
        .url(args[0] + FirstAnswer.PATH)
        .header("x-api-key", "benchmark")
        .post(RequestBody.create(body, MediaType.get("application/json")))
        .build();
    try (Response response = client.newCall(request).execute()) {
      PingFeed.Result result =
          mapper.readValue(response.body().byteStream(), PingFeed.Result.class);
      FirstAnswer.report(start, result.endpoint().resolvedEndpoint());
    }
    client.connectionPool().evictAll();
  }
}
