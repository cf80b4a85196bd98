package dev.vitals.benchmarks.stream;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.benchmarks.feed.Feed;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The floor: one {@link MappingIterator} over the NDJSON body. It frames nothing, limits nothing
 * and gives up at the first bad record.
 */
final class FloorContender implements Contender {
  private final OkHttpClient client = new OkHttpClient();
  private final ObjectReader reader;
  private final Request request;

  FloorContender(Feed feed, String url) {
    this.reader = PlainJson.MAPPER.readerFor(feed.recordType());
    this.request = new Request.Builder().url(url + feed.path()).build();
  }

  @Override
  public void drain(Consumer<Object> sink) throws IOException {
    try (Response response = client.newCall(request).execute();
        MappingIterator<Object> events = reader.readValues(response.body().byteStream())) {
      while (events.hasNextValue()) {
        sink.accept(events.nextValue());
      }
    }
  }

  @Override
  public void close() {
    OkHttpClients.shutDown(client);
  }
}
