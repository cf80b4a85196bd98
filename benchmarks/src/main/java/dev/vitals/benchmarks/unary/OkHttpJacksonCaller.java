package dev.vitals.benchmarks.unary;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.benchmarks.stream.OkHttpClients;
import dev.vitals.benchmarks.stream.PlainJson;
import dev.vitals.benchmarks.unary.StatisticsAnswer.Statistics;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor in time: OkHttp, and Jackson on its stream. */
final class OkHttpJacksonCaller implements Caller {
  private final OkHttpClient client = new OkHttpClient();
  private final ObjectReader reader = PlainJson.MAPPER.readerFor(Statistics.class);
  private final Request request;

  OkHttpJacksonCaller(String url) {
    this.request = new Request.Builder()
        .url(url + StatisticsAnswer.PATH + StatisticsAnswer.QUERY)
        .build();
  }

  @Override
  public Object call() throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return reader.readValue(response.body().byteStream());
    }
  }

  @Override
  public Digest digest(Object answer) throws IOException {
    return new Digest(StatisticsAnswer.JSON, PlainJson.MAPPER.writeValueAsString(answer));
  }

  @Override
  public void close() {
    OkHttpClients.shutDown(client);
  }
}
