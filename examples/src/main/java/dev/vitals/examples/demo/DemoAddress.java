package dev.vitals.examples.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeGateway;
import java.time.Duration;
import java.time.Instant;

/**
 * A day of a public address: a busy day, a quiet night with one large upload, and an hour and a half in
 * which the gateway recorded nothing.
 */
public final class DemoAddress {
  private static final Duration DAY = Duration.ofDays(1);
  private static final double MEGABYTE = 1e6;
  private static final double UPLOAD_BEGINS = 0.66; // of the day
  private static final double UPLOAD_ENDS = 0.72;
  private static final double OUTAGE_BEGINS = 0.36;
  private static final double OUTAGE_ENDS = 0.42;

  private DemoAddress() {}

  /** Lets the gateway answer the next two requests with what was sent and what was received. */
  public static void addTo(FakeGateway gateway, Instant from, Duration period) {
    gateway.answerNext(answer(from, period, 640, 60, 1));
    gateway.answerNext(answer(from, period, 120, 1_400, 2));
  }

  private static FakeAnswer answer(
      Instant from, Duration period, double megabytes, double upload, long seed) {
    Latencies noise = new Latencies(1, 0.13, 0, seed);
    ArrayNode points = JsonNodeFactory.instance.arrayNode();
    for (Duration past = Duration.ZERO; past.compareTo(DAY) < 0; past = past.plus(period)) {
      double share = (double) past.toSeconds() / DAY.toSeconds();
      double wave =
          0.16 + 0.84 * Math.pow(Math.max(0, Math.cos(2 * Math.PI * (share - 0.12))), 1.4);
      boolean uploading = share >= UPLOAD_BEGINS && share < UPLOAD_ENDS;
      double sum = (megabytes * wave + (uploading ? upload : 0)) * noise.next();
      if (share < OUTAGE_BEGINS || share >= OUTAGE_ENDS) {
        points
            .addObject()
            .put("sum", Math.rint(sum * MEGABYTE))
            .put("timestamp", from.plus(past).toEpochMilli())
            .put("unit", "Byte");
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("datapoints", points);
    return FakeAnswer.json(200, answer.toString());
  }
}
