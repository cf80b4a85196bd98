package dev.vitals.examples;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.demo.DemoGoodMem;
import dev.vitals.examples.demo.DemoSessions;
import dev.vitals.examples.demo.DemoTraffic;
import dev.vitals.examples.report.BarChart;
import dev.vitals.examples.report.Facts.Mood;
import dev.vitals.examples.report.Page;
import dev.vitals.examples.report.Table;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The reports that the programs make from their made-up data. */
enum DemoReport {
  PING_WATCH {
    @Override
    void write(Path file) throws Exception {
      try (DemoGoodMem demo = DemoGoodMem.sixModels(0)) {
        Output.of(out ->
            PingWatch.run(demo.configuration(), demo.targetIds(), 60, Terminal.plain(out), file));
      }
    }
  },
  SESSION {
    @Override
    void write(Path file) throws Exception {
      try (FakeServices fakes = FakeServices.start()) {
        DemoSessions.addTo(fakes.monitor());
        Configuration monitor = Configuration.builder(fakes.monitor().url()).build();
        Output.of(out -> SessionReport.run(monitor, file, out));
      }
    }
  },
  TRAFFIC {
    @Override
    void write(Path file) throws Exception {
      try (FakeServices fakes = FakeServices.start()) {
        FakeGateway fake = fakes.gateway();
        fake.answerNext(DemoTraffic.hourBefore(Instant.parse("2026-03-10T13:00:00Z")));
        Configuration gateway = Configuration.builder(fake.url())
            .credentials(Credentials.header("X-Auth-Token", fake.key()))
            .build();
        Output.of(out -> TrafficReport.run(
            gateway, fake.projectId(), fake.instanceId(), fake.apiId(), file, out));
      }
    }
  };

  abstract void write(Path file) throws Exception;

  String html(Path folder) throws Exception {
    Path file = folder.resolve(name() + ".html");
    write(file);
    return Files.readString(file);
  }

  /** The report of a service that sends this text wherever it can. */
  static String hostile(String text) {
    return Page.of(text, text, Instant.EPOCH)
        .section(
            text,
            text,
            BarChart.of(text, text).bar(text, 2, 1, text, Mood.BAD),
            Table.of(text).row(text))
        .html();
  }
}
