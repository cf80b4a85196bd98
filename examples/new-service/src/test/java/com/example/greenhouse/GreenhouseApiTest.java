package com.example.greenhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.greenhouse.model.Climate;
import com.example.greenhouse.model.Reading;
import com.example.greenhouse.model.Vents;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import org.junit.jupiter.api.Test;

final class GreenhouseApiTest {
  @Test
  void climateIsReadWithUnknownMembers() {
    String json = """
        {"celsius":21.5,"measured_at":"2026-01-31T12:00:00Z","vents":"ajar","moon":"full"}""";
    try (FaultServer server = FaultServer.start(FaultScript.answer(200, "application/json", json));
        ApiClient client = client(server)) {
      Climate climate = new GreenhouseApi(client).climate("north 1");

      assertEquals(21.5, climate.celsius());
      assertEquals("ajar", climate.vents().value());
      assertEquals(Vents.Known.UNKNOWN_TO_SDK, climate.vents().known());
      assertEquals("full", climate.additionalProperties().get("moon").textValue());
      server.expect().method("GET").path("/v1/greenhouses/north%201/climate").exactly(1);
    }
  }

  @Test
  void streamIsWholeOnlyWithItsLastLine() {
    String lines = "{\"celsius\":21.5}\n{\"celsius\":21.7}\n";
    try (FaultServer server = FaultServer.start(
            FaultScript.answer(200, "application/x-ndjson", lines + "{\"done\":true}\n"),
            FaultScript.answer(200, "application/x-ndjson", lines));
        ApiClient client = client(server)) {
      GreenhouseApi greenhouses = new GreenhouseApi(client);

      try (EventStream<Reading> readings = greenhouses.readings("north")) {
        assertEquals(3, readings.stream().count());
      }
      try (EventStream<Reading> readings = greenhouses.readings("north")) {
        assertThrows(BrokenStreamException.class, () -> readings.forEach(reading -> {}));
      }
    }
  }

  private static ApiClient client(FaultServer server) {
    return ApiClient.create(Configuration.builder(server.url()).build());
  }
}
