package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.PreconditionFailedException;
import dev.vitals.health.HealthTimeoutException;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.NodeGeneration;
import dev.vitals.testing.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each program prints what its server sent. */
final class ProgramsTest {
  @RegisterExtension
  final FakeServices fakes =
      FakeServices.builder().pace(Pace.immediate()).monitorPageSize(3).start();

  @Test
  void pingOncePrintsTheTargetThatAnswered() throws Exception {
    String reranker = fakes.goodmem().addTarget("RERANKER", "COHERE", "rerank-v9");

    String printed = Output.of(out -> PingOnce.run(goodmem(), reranker, out));

    assertThat(printed).contains("RERANKER rerank-v9 of COHERE").contains("answered in");
    assertThat(fakes.goodmem().received()).hasToString("[POST /v1/ping:once]");
  }

  @Test
  void pingOncePrintsTheNumbersOfTheAnswer() throws Exception {
    fakes.goodmem().answerNext(FakeAnswer.json(200, """
            {"endpoint":{"targetType":"LLM","targetId":"550e8400-e29b-41d4-a716-446655440000",
              "resolvedEndpoint":"https://example.com","provider":"ACME","modelIdentifier":"m-1"},
             "seq":1,"bytesSent":7,"bytesReceived":11,"ok":true,"httpStatus":203,"rttMs":4321.5,
             "timing":{"clientSendTimeUnixNanos":1,"serverReceivedTimeUnixNanos":2,
               "serverSendTimeUnixNanos":3,"clientReceiveTimeUnixNanos":4}}"""));

    String printed = Output.of(out -> PingOnce.run(goodmem(), target(), out));

    assertThat(printed)
        .contains("LLM m-1 of ACME")
        .contains("in %.1f ms, status 203, 7 bytes sent, 11 received".formatted(4321.5));
  }

  @Test
  void failedProbeIsPrintedNotThrown() throws Exception {
    fakes.goodmem().failProbe(1, 503, "provider is down");

    String printed = Output.of(out -> PingOnce.run(goodmem(), target(), out));

    assertThat(printed).contains("FAILED (provider is down)").contains("status 503");
  }

  @Test
  void pingStreamPrintsALinePerProbeAndTheSummaryInEitherFormat() throws Exception {
    fakes.goodmem().failProbe(4, 500, "out of memory");
    fakes.goodmem().limitCount(6);
    fakes.goodmem().notice("THROTTLED", "slower than asked", Map.of());

    for (StreamFormat format : StreamFormat.values()) {
      String printed = Output.of(out -> PingStream.run(goodmem(), target(), format, out));

      assertThat(printed.lines().filter(line -> line.matches(" +[0-9]+ +[0-9.,]+ ms  .*")))
          .as("%s", format)
          .hasSize(6)
          .satisfies(lines -> assertThat(lines.get(3)).endsWith("FAILED: 500 out of memory"))
          .satisfies(lines -> assertThat(lines.get(4)).endsWith("#"));
      assertThat(printed).contains("6 probes: 5 ok, 0 timeouts, 1 errors");
    }
    assertThat(fakes.goodmem().received())
        .extracting(request -> request.header("Accept").orElse(""))
        .containsExactly("application/x-ndjson", "text/event-stream");
  }

  @Test
  void noticeIsPrinted() throws Exception {
    fakes.goodmem().notice("THROTTLED", "slower than asked", Map.of());

    String printed =
        Output.of(out -> PingStream.run(goodmem(), target(), StreamFormat.NDJSON, out));

    assertThat(printed).startsWith("  THROTTLED: slower than asked");
  }

  @Test
  void disabledTargetIsAnError() {
    fakes.goodmem().disableTarget(target());

    assertThatThrownBy(() -> PingStream.run(goodmem(), target(), StreamFormat.SSE, System.out))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void pingCentralPrintsWhatCentralSays() throws Exception {
    fakes.central().answerNext(FakeAnswer.json(200, "{\"status\":\"never better\"}"));

    String printed = Output.of(out -> PingCentral.run(at(fakes.central()), out));

    assertThat(printed).isEqualToIgnoringNewLines("  status 200, Central says: never better");
  }

  @Test
  void recordedSessionIsListed() throws Exception {
    String recorded = Output.of(out -> RecordSession.run(monitor(), out));
    String listed = Output.of(out -> ListSessions.run(monitor(), out));

    String id = recorded.replaceFirst("(?s) *stored (.{32}).*", "$1");
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(listed).contains(id).contains("1 sessions on 1 pages");
  }

  @Test
  void listSessionsReadsEveryPage() throws Exception {
    List<String> ids = fakes.monitor().addSampleSessions(7);

    String printed = Output.of(out -> ListSessions.run(monitor(), out));

    assertThat(printed).contains(ids).contains("7 sessions on 3 pages; the server counts 7");
    assertThat(fakes.monitor().received())
        .extracting(Object::toString)
        .startsWith(
            "GET /api/v1/sessions/?page=1",
            "GET /api/v1/sessions/?page=2",
            "GET /api/v1/sessions/?page=3");
  }

  @Test
  void firstSessionsAreShownAndTheOthersCounted() throws Exception {
    List<String> ids = fakes.monitor().addSampleSessions(20);

    String printed = Output.of(out -> ListSessions.run(monitor(), out));

    assertThat(printed).contains(ids.subList(0, 15)).contains("... and 5 more");
    assertThat(printed).doesNotContain(ids.get(15)).contains("20 sessions on 7 pages");
  }

  @Test
  void emptyServerHasNoSessionsAndNoMetrics() throws Exception {
    assertThat(Output.of(out -> ListSessions.run(monitor(), out))).contains("0 sessions");
    assertThat(Output.of(out -> SessionMetrics.run(monitor(), out))).contains("has metrics");
  }

  @Test
  void metricsAreThoseOfTheFirstSessionThatHasAny() throws Exception {
    List<String> ids = fakes.monitor().addSampleSessions(4);
    fakes.monitor().addSampleMetrics(ids.get(2), 5);

    String printed = Output.of(out -> SessionMetrics.run(monitor(), out));

    assertThat(printed)
        .contains("5 metrics of session " + ids.get(2))
        .contains("test_case_0", "test_case_4")
        .doesNotContain("test_case_5");
  }

  @Test
  void apiStatisticsDrawsTheCallsOfTheAnswer() throws Exception {
    fakes.gateway().answerNext(FakeAnswer.json(200, """
            {"code":"APIG.0000","start_time":1595574000,"end_time":1595574240,"list":[
              {"req_count":8,"req_count2xx":6,"req_count4xx":2,"max_latency":77,
               "current_minute":1595574060,"cycle":"MINUTE"},
              {"req_count":4,"req_count2xx":4,"req_count4xx":0,
               "current_minute":1595574180,"cycle":"MINUTE"}]}"""));

    String printed = Output.of(out -> ApiStatistics.run(
        gateway(), fakes.gateway().projectId(), fakes.gateway().instanceId(), apiId(), out));

    assertThat(printed.lines()).startsWith("        8 | #", "          | #");
    assertThat(printed.lines()).contains("          | # #", "        0 +-----");
    assertThat(printed).contains("12 calls: 2xx 10, 4xx 2, 5xx ?; slowest 77 ms");
    assertThat(fakes.gateway().received())
        .singleElement()
        .satisfies(
            request -> assertThat(request.query()).isEqualTo("api_id=" + apiId() + "&duration=1h"));
  }

  @Test
  void unknownApiIsAnError() {
    assertThatThrownBy(() -> ApiStatistics.run(
            gateway(),
            fakes.gateway().projectId(),
            fakes.gateway().instanceId(),
            "0123456789abcdef0123456789abcdef",
            System.out))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void healthyNodeIsAskedOnce() throws Exception {
    fakes.node().addCheck("coffee", "application");

    String printed = Output.of(out -> NodeHealth.run(node(), Duration.ZERO, out));

    assertThat(printed).contains("coffee").endsWith("the node is healthy" + System.lineSeparator());
    assertThat(printed).doesNotContain("FAILS");
    assertThat(fakes.node().received()).hasSize(1);
  }

  @Test
  void unhealthyNodeIsAskedUntilItRecovers() throws Exception {
    fakes.node().answerNext(report("disk is full"));
    fakes.node().answerNext(FakeAnswer.text(503, "the proxy sees no node"));

    String printed = Output.of(out -> NodeHealth.run(node(), Duration.ofMinutes(1), out));

    assertThat(printed)
        .containsPattern("disk +FAILS since 2020-10-14T13:16:10.*: \"disk is full\"")
        .contains("the node is unhealthy: disk")
        .containsPattern("after +[0-9]+ ms: healthy\\R$");
    assertThat(fakes.node().received()).hasSize(3);
  }

  @Test
  void nodeOf2020IsReadAsWell() throws Exception {
    fakes.node().generation(NodeGeneration.OF_2020);

    String printed = Output.of(out -> NodeHealth.run(node(), Duration.ZERO, out));

    assertThat(printed).contains("the node is healthy").doesNotContain("FAILS");
  }

  @Test
  void nodeThatStaysUnhealthyFailsTheProgram() {
    fakes.node().fail("P", "no peers");

    assertThatThrownBy(() -> Output.of(out -> NodeHealth.run(node(), Duration.ofSeconds(1), out)))
        .isInstanceOf(HealthTimeoutException.class)
        .hasMessageEndingWith("failing checks: P");
  }

  private static FakeAnswer report(String error) {
    return FakeAnswer.json(200, """
            {"jsonrpc":"2.0","id":1,"result":{"healthy":false,"checks":{
              "disk":{"error":"%s","timestamp":"2020-10-14T14:04:20Z","duration":1,
                "contiguousFailures":50,"timeOfFirstFailure":"2020-10-14T13:16:10.5Z"}}}}""".formatted(error));
  }

  private String target() {
    return fakes.goodmem().targetId();
  }

  private String apiId() {
    return fakes.gateway().apiId();
  }

  private Configuration goodmem() {
    return Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .build();
  }

  private Configuration gateway() {
    return Configuration.builder(fakes.gateway().url())
        .credentials(Credentials.header("X-Auth-Token", fakes.gateway().key()))
        .build();
  }

  private Configuration monitor() {
    return at(fakes.monitor());
  }

  private Configuration node() {
    return at(fakes.node());
  }

  private static Configuration at(FakeService service) {
    return Configuration.builder(service.url()).build();
  }
}
