package dev.vitals.reliability;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import java.net.URI;
import java.util.function.Consumer;

/** Uses a client as an application does, from its start to its end. */
public final class StreamReader implements Consumer<URI> {
  /** Created by the name of its class. */
  public StreamReader() {}

  @Override
  public void accept(URI url) {
    try (ApiClient client = ApiClient.create(Configuration.builder(url).build());
        EventStream<?> stream = client.open(Rig.STREAM)) {
      for (Object item : stream) {
        requireNonNull(item);
      }
    }
  }
}
