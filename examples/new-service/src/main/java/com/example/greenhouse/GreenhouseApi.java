package com.example.greenhouse;

import com.example.greenhouse.model.Climate;
import com.example.greenhouse.model.Reading;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.stream.EventStream;

/** Asks greenhouses how warm they are. Thread-safe. */
public final class GreenhouseApi {
  private final ApiClient client;

  /** Makes the wrapper; the client's base URL is the service's origin, without {@code /v1}. */
  public GreenhouseApi(ApiClient client) {
    client.configuration().requireBaseUrlWithout("/v1");
    this.client = client;
  }

  /** The climate as it was last measured. */
  public Climate climate(String greenhouse) {
    return client.send(climateRequest(greenhouse));
  }

  /** The request of {@link #climate}, as a value: to send async, or with its status and headers. */
  public static ApiRequest<Climate> climateRequest(String greenhouse) {
    return ApiRequest.get("/v1/greenhouses/{id}/climate", Climate.class).path("id", greenhouse);
  }

  /** Follows the temperature; the caller closes the stream. */
  public EventStream<Reading> readings(String greenhouse) {
    return client.open(readingsRequest(greenhouse));
  }

  /** The request of {@link #readings}, as a value: to publish, or for a listener. */
  public static StreamRequest<Reading> readingsRequest(String greenhouse) {
    return StreamRequest.get("/v1/greenhouses/{id}/readings", Reading.class)
        .path("id", greenhouse)
        .lastItem(reading -> Boolean.TRUE.equals(reading.done())); // else the stream broke
  }
}
