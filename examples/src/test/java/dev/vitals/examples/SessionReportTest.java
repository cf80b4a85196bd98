package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.Configuration;
import dev.vitals.examples.demo.DemoSessions;
import dev.vitals.testing.FakeServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class SessionReportTest {
  /** Small pages, so that both sessions and their metrics need several. */
  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().monitorPageSize(4).start();

  @TempDir
  Path folder;

  @Test
  void newestSessionIsComparedWithThePrevious() throws Exception {
    DemoSessions.addTo(fakes.monitor());

    assertThat(run()).startsWith("report: file:");

    assertThat(report())
        .contains("revision e07d541, compared with revision 9f1c2ab")
        .contains("<dd class=\"value\">25</dd>", "before: 24")
        .containsPattern("ranking\\[vector\\]: 5\\.[0-9] s; before: 3\\.[0-9] s")
        .containsPattern("<td>tests.test_cli.test_resume_after_crash</td><td>new</td>")
        .contains("class=\"note bad\"");
  }

  @Test
  void onlySessionIsReportedAlone() throws Exception {
    List<String> sessions = fakes.monitor().addSampleSessions(3);
    fakes.monitor().addSampleMetrics(sessions.get(0), 6);

    run();

    assertThat(report())
        .contains("Session of 2020-12-04", "test_case_5")
        .doesNotContain("class=\"note bad\"", "<td>new</td>");
  }

  @Test
  void serverWithoutMetricsGivesNoReport() throws Exception {
    fakes.monitor().addSampleSessions(2);

    assertThat(run()).startsWith("no session has metrics");
    assertThat(folder.resolve("r.html")).doesNotExist();
  }

  private String run() throws Exception {
    Configuration monitor = Configuration.builder(fakes.monitor().url()).build();
    return Output.of(out -> SessionReport.run(monitor, folder.resolve("r.html"), out));
  }

  private String report() throws Exception {
    return Files.readString(folder.resolve("r.html"));
  }
}
