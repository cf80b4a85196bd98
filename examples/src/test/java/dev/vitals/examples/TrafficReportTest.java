package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.demo.DemoTraffic;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class TrafficReportTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @TempDir
  Path folder;

  @Test
  void hourIsDrawnAndWorstMinutesAreNamed() throws Exception {
    fakes.gateway().answerNext(DemoTraffic.hourBefore(Instant.parse("2026-03-10T13:00:00Z")));

    String report = report();

    assertThat(report)
        .contains("12:01 to 13:00 UTC", "class=\"fact bad\"")
        .contains("<title>12:42: ")
        .doesNotContain("<title>12:13: ", "NaN"); // nobody called in this minute
    assertThat(report.split("class=\"hover\"", -1)).hasSize(60);
    assertThat(report.split("class=\"line s1\"", -1)).hasSize(3); // interrupted once
  }

  @Test
  void membersTheGatewayLeavesOutAreNoErrors() throws Exception {
    fakes.gateway().answerNext(FakeAnswer.json(200, """
            {"code":"APIG.0000","start_time":1595574000,"end_time":1595574240,"list":[
              {"req_count":8,"current_minute":1595574060}]}"""));

    assertThat(report())
        .contains("<dd class=\"value\">8</dd>", "07:01: 8 calls, 0 refused, 0 failed")
        .contains("- ms", "Nothing to list.");
  }

  @Test
  void hourWithoutCallsSaysSo() throws Exception {
    fakes.gateway().answerNext(FakeAnswer.json(200, """
            {"code":"APIG.0000","start_time":1595574000,"end_time":1595574240,"list":[]}"""));

    assertThat(report()).contains("Nobody called in this time.", "Nothing was measured.");
  }

  private String report() throws Exception {
    FakeGateway fake = fakes.gateway();
    Configuration gateway = Configuration.builder(fake.url())
        .credentials(Credentials.header("X-Auth-Token", fake.key()))
        .build();
    Path file = folder.resolve("r.html");
    Output.of(out ->
        TrafficReport.run(gateway, fake.projectId(), fake.instanceId(), fake.apiId(), file, out));
    return Files.readString(file);
  }
}
