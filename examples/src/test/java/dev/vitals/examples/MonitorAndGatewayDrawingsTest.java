package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.iam.AccessKeySigner;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MonitorAndGatewayDrawingsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @Test
  void hungriestTestsComeFirstWithTheirPast() throws Exception {
    String printed = Output.of(out -> HungriestTests.demo(Terminal.plain(out)));

    List<String> tests = printed.lines().filter(line -> line.contains(" MB ")).toList();
    assertThat(tests).hasSize(10);
    assertThat(tests.get(0))
        .contains("tests.test_import.test_csv_two_million_rows ")
        .containsPattern(" #{24}  ")
        .containsPattern("[_.~=+*#-]{14}$");
    assertThat(printed)
        .contains("hungriest tests of the session of 2026-03-23", "need clearly more");
  }

  @Test
  void sessionWithoutBuildIsRankedByItsOwnMetrics() throws Exception {
    List<String> sessions = fakes.monitor().addSampleSessions(1);
    fakes.monitor().addSampleMetrics(sessions.get(0), 12);

    String printed = hungriest();

    assertThat(printed.lines().filter(line -> line.contains(" MB "))).hasSize(10);
    assertThat(fakes.monitor().received())
        .noneMatch(request -> request.path().contains("/resources/"));
  }

  @Test
  void serverWithoutSessionsOrMetricsSaysSo() throws Exception {
    assertThat(hungriest()).contains("the server has no sessions");
    fakes.monitor().addSampleSessions(1);
    assertThat(hungriest()).contains("the latest session has no metrics");
  }

  @Test
  void trafficOfDayIsDrawnWithItsGap() throws Exception {
    String printed = Output.of(out -> AddressTraffic.demo(NOW, Terminal.plain(out)));

    assertThat(printed)
        .contains("18:00", "sent ", "received ", "nothing was recorded for 100 minutes")
        .containsPattern("0 -+ {5}-+ \\R")
        .doesNotContain("NaN", "\u001b");
    assertThat(printed.lines().filter(line -> line.contains("#")).count()).isGreaterThan(6);
  }

  @Test
  void gatewayWithoutTrafficIsDrawnEmpty() throws Exception {
    FakeAnswer none = FakeAnswer.json(200, "{\"datapoints\":[]}");
    fakes.gateway().answerNext(none);
    fakes.gateway().answerNext(none);
    FakeGateway fake = fakes.gateway();
    Configuration gateway = Configuration.builder(fake.url())
        .credentials(Credentials.header("X-Auth-Token", fake.key()))
        .build();

    String printed = Output.of(out ->
        AddressTraffic.run(gateway, fake.projectId(), fake.instanceId(), NOW, Terminal.plain(out)));

    assertThat(printed)
        .contains("sent 0 MB, received 0 MB; nothing was recorded for 1440 minutes")
        .doesNotContain("#", "NaN");
  }

  @Test
  void countsAreSignedAndPrinted() throws Exception {
    FakeGateway fake = fakes.gateway();
    AccessKeySigner signer = AccessKeySigner.of(fake.accessKey(), fake.secretKey());

    String printed = Output.of(out -> counts(signer, out));

    assertThat(printed).containsPattern("API groups +\\d+ listed +\\d+ not listed");
    assertThat(fake.received())
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.header("Authorization").orElseThrow())
            .startsWith("SDK-HMAC-SHA256 "));
  }

  @Test
  void wrongSecretKeyIsRefused() {
    AccessKeySigner signer = AccessKeySigner.of(fakes.gateway().accessKey(), "another-secret");

    assertThatThrownBy(() -> Output.of(out -> counts(signer, out)))
        .isInstanceOf(UnauthorizedException.class);
  }

  private void counts(AccessKeySigner signer, PrintStream out) {
    FakeGateway fake = fakes.gateway();
    GatewayCounts.run(fake.url().toString(), signer, fake.projectId(), fake.instanceId(), out);
  }

  private String hungriest() throws Exception {
    Configuration monitor = Configuration.builder(fakes.monitor().url()).build();
    return Output.of(out -> HungriestTests.run(monitor, Terminal.plain(out)));
  }
}
