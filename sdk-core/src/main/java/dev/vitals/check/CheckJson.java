package dev.vitals.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitals.calls.Attempt;
import dev.vitals.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;

/** Writes a report as JSON. */
final class CheckJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MICROS = 3; // digits after milliseconds

  private final JsonGenerator json;

  private CheckJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(CheckReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new CheckJson(generator).write(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return text.toString();
  }

  private void write(CheckReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", report.at().toString());
    millis("tookMillis", report.took());
    json.writeNumberField("exitCode", report.exitCode());
    json.writeArrayFieldStart("services");
    for (ServiceCheck check : report.services()) {
      write(check);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(ServiceCheck check) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", check.service().id());
    json.writeStringField("verdict", check.verdict().name());
    json.writeStringField("text", check.text());
    millis("tookMillis", check.took());
    if (check.failure().isPresent()) {
      json.writeStringField("failure", check.failure().get().getClass().getSimpleName());
    }
    if (check.call().requestId().isPresent()) {
      json.writeStringField("requestId", check.call().requestId().get());
    }
    json.writeArrayFieldStart("attempts");
    for (Attempt attempt : check.call().attempts()) {
      write(attempt);
    }
    json.writeEndArray();
    if (check.diagnosis().isPresent()) {
      json.writeArrayFieldStart("diagnosis");
      for (Diagnosis.Finding finding : check.diagnosis().get().findings()) {
        write(finding);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(Attempt attempt) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", attempt.at().toString());
    if (attempt.status().isPresent()) {
      json.writeNumberField("status", attempt.status().getAsInt());
    }
    if (attempt.failure().isPresent()) {
      json.writeStringField("failure", attempt.failure().get());
    }
    if (!attempt.waited().isZero()) {
      millis("waitedMillis", attempt.waited());
    }
    json.writeEndObject();
  }

  private void write(Diagnosis.Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("step", finding.step().name());
    json.writeStringField("outcome", finding.outcome().name());
    json.writeStringField("text", finding.text());
    if (finding.took().isPresent()) {
      millis("tookMillis", finding.took().get());
    }
    json.writeEndObject();
  }

  private void millis(String name, Duration duration) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(duration.toNanos() / 1_000, MICROS));
  }
}
