package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MonitorMetricsTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().monitorPageSize(2).start();

  @Test
  void aMetricComesBackAsPostedButForWholeNumbersAndUnknownMembers() {
    RawAnswer answer =
        post("metrics/", metric("s").put("total_time", 0).put("ctx_h", "unknown member"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("\"total_time\":0.0").doesNotContain("ctx_h");
    assertThat(answer.json()).hasSize(14);
  }

  @Test
  void metricsOfASessionAreThoseOfExactlyThisOne() {
    fakes.monitor().addSampleMetrics("abc", 3);
    fakes.monitor().addSampleMetrics("abcd", 1);

    JsonNode page = get("sessions/abc/metrics?page=2").json();

    assertThat(page.path("metrics")).hasSize(1);
    assertThat(page.path("prev_url").textValue()).isEqualTo("/api/v1/sessions/abc/metrics?page=1");
    assertThat(page.path("total_page").intValue()).isEqualTo(2);
    assertThat(get("sessions/abc/metrics/count").body()).isEqualTo("{\"count\":3}\n");
    assertThat(get("metrics/count").body()).isEqualTo("{\"count\":4}\n");
    assertThat(get("metrics/?page=2").json().path("metrics")).hasSize(2);
  }

  @Test
  void anUnknownSessionHasNoMetrics() {
    assertThat(get("sessions/nobody/metrics?page=1").status()).isEqualTo(204);
    assertThat(get("sessions/nobody/metrics/count").body()).isEqualTo("{\"count\":0}\n");
  }

  @Test
  void theDocumentedNamesFailValidation() {
    ObjectNode metric = metric("s");
    metric.remove("context_h");

    RawAnswer answer = post("metrics/", metric.put("ctx_h", "c"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"errors\":{\"context_h\":\"'context_h' is a required property\"},"
            + "\"message\":\"Input payload validation failed\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "total_time | \"1.5\" | '1.5' is not of type 'number'",
        "cpu_usage  | null    | None is not of type 'number'",
        "mem_usage  | true    | True is not of type 'number'",
        "kind       | null    | None is not of type 'string'",
        "item       | 5       | 5 is not of type 'string'"
      })
  void aWrongTypeFailsValidation(String member, String value, String message) {
    ObjectNode metric = metric("s");
    metric.set(member, Json.parse(value).orElseThrow());

    RawAnswer answer = post("metrics/", metric);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(member).textValue()).isEqualTo(message);
    assertThat(get("metrics/count").body()).isEqualTo("{\"count\":0}\n");
  }

  @Test
  void everyMissingMemberIsNamed() {
    RawAnswer answer = RawHttp.postJson(fakes.monitor(), "/api/v1/metrics/", "{}");

    assertThat(answer.json().path("errors")).hasSize(14);
  }

  @Test
  void aContextIsStoredWithItsFrequencyTruncated() {
    RawAnswer answer = post("contexts/", context("c1").put("cpu_frequency", 2500.7));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("cpu_frequency").toString()).isEqualTo("2500");
    assertThat(answer.json().path("cpu_vendor").textValue()).isEmpty();
    assertThat(get("contexts/C?page=1").json().path("contexts")).containsExactly(answer.json());
    assertThat(get("contexts/count").body()).isEqualTo("{\"count\":1}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "cpu_count", "cpu_frequency", "machine_arch", "python_info"})
  void aContextWithoutAMemberIsAServerError(String member) {
    ObjectNode context = context("c1");
    context.remove(member);

    assertThat(post("contexts/", context).status()).isEqualTo(500);
  }

  @Test
  void aSecondContextOfTheSameIdIsAServerError() {
    post("contexts/", context("c1"));

    assertThat(post("contexts/", context("c1")).status()).isEqualTo(500);
  }

  @Test
  void metricsOfAContextAreThoseOfExactlyThisOne() {
    post("metrics/", metric("s").put("context_h", "c1"));
    post("metrics/", metric("s").put("context_h", "c2"));

    assertThat(get("contexts/c1/metrics?page=1").json().path("metrics")).hasSize(1);
    assertThat(get("contexts/c1/metrics/count").body()).isEqualTo("{\"count\":1}\n");
  }

  private RawAnswer get(String rest) {
    return RawHttp.get(fakes.monitor(), "/api/v1/" + rest);
  }

  private RawAnswer post(String collection, JsonNode body) {
    return RawHttp.postJson(fakes.monitor(), "/api/v1/" + collection, body.toString());
  }

  private static ObjectNode metric(String session) {
    ObjectNode metric = Json.object().put("session_h", session);
    for (String text : new String[] {
      "context_h",
      "item_start_time",
      "item_path",
      "item",
      "item_variant",
      "item_fs_loc",
      "kind",
      "component"
    }) {
      metric.put(text, text);
    }
    for (String number :
        new String[] {"total_time", "user_time", "kernel_time", "cpu_usage", "mem_usage"}) {
      metric.put(number, 1.5);
    }
    return metric;
  }

  private static ObjectNode context(String h) {
    return Json.object()
        .put("h", h)
        .put("cpu_count", 8)
        .put("cpu_frequency", 2500)
        .put("cpu_type", "x86_64")
        .put("ram_total", 16_384)
        .put("machine_node", "node")
        .put("machine_type", "x86_64")
        .put("machine_arch", "64bit")
        .put("system_info", "Linux")
        .put("python_info", "3.11");
  }
}
