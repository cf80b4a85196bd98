package dev.vitals.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.examples.demo.DemoFeed;
import dev.vitals.examples.demo.DemoGoodMem;
import dev.vitals.examples.demo.DemoNodes;
import dev.vitals.examples.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the pictures of docs/gallery.md. Not part of the build, because it takes a while: {@code
 * mvn -pl examples -am test -Dtest=GalleryPictures -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class GalleryPictures {
  private static final Path IMAGES = Path.of("..", "docs", "images");
  private static final Pattern UP = Pattern.compile("^\u001b\\[(\\d+)F\u001b\\[J");
  private static final int COLUMNS = 100;
  private static final int WIDTH = 1080;
  private static final long MOST_BYTES = 150_000;

  @TempDir
  Path folder;

  @Test
  void pingWatch() throws Exception {
    Path report = folder.resolve("ping-watch.html");
    try (DemoGoodMem demo = DemoGoodMem.sixModels(1)) {
      drawTerminal(
          "PingWatch",
          "ping-watch",
          terminal -> PingWatch.run(demo.configuration(), demo.targetIds(), 60, terminal, report));
    }
    drawPage(report, 758, Browser.Scheme.LIGHT, "ping-watch-report.png");
  }

  @Test
  void fleetPing() throws Exception {
    try (DemoGoodMem demo = DemoGoodMem.fleet(1_000, 1)) {
      drawTerminal(
          "FleetPing",
          "fleet-ping",
          terminal -> FleetPing.run(demo.configuration(), demo.targetIds(), 64, terminal));
    }
  }

  @Test
  void nodeWatch() throws Exception {
    try (DemoNodes demo = DemoNodes.start()) {
      drawTerminal(
          "NodeWatch",
          "node-watch",
          terminal -> NodeWatch.run(demo.configurations(), 16, Duration.ofMillis(400), terminal));
    }
  }

  @Test
  void followFeed() throws Exception {
    try (DemoFeed demo = DemoFeed.start(1)) {
      drawTerminal(
          "FollowFeed",
          "follow-feed",
          terminal -> FollowFeed.run(demo.configuration(), DemoFeed.PATH, terminal));
    }
  }

  @Test
  void hungriestTests() throws Exception {
    drawTerminal("HungriestTests", "hungriest-tests", HungriestTests::demo);
  }

  @Test
  void addressTraffic() throws Exception {
    Instant now = Instant.parse("2026-03-10T18:00:00Z");
    drawTerminal(
        "AddressTraffic", "address-traffic", terminal -> AddressTraffic.demo(now, terminal));
  }

  @Test
  void sessionReport() throws Exception {
    Path report = folder.resolve("session-report.html");
    DemoReport.SESSION.write(report);
    drawPage(report, 1_290, Browser.Scheme.DARK, "session-report.png");
  }

  @Test
  void trafficReport() throws Exception {
    Path report = folder.resolve("traffic-report.html");
    DemoReport.TRAFFIC.write(report);
    drawPage(report, 760, Browser.Scheme.LIGHT, "traffic-report.png");
  }

  private interface Program {
    void run(Terminal terminal) throws Exception;
  }

  private static void drawTerminal(String program, String name, Program drawn) throws Exception {
    Map<String, String> environment = Map.of("COLUMNS", Integer.toString(COLUMNS));
    String printed = Output.of(out -> drawn.run(Terminal.of(out, UTF_8, true, environment)));
    List<String> lines = new ArrayList<>(screen(printed));
    lines.removeIf(line -> line.startsWith("report: ")); // the path of this machine
    String command = "mvn -q -Pquickstart -Dexample=" + program;
    Files.writeString(IMAGES.resolve(name + ".svg"), TerminalPicture.of(command, lines, COLUMNS));
  }

  private void drawPage(Path report, int height, Browser.Scheme scheme, String png)
      throws Exception {
    Browser browser = Browser.find(folder).orElseThrow();
    Path image = IMAGES.resolve(png);
    browser.screenshot(report, WIDTH, height, scheme, image);
    assertThat(image).isNotEmptyFile();
    assertThat(Files.size(image)).isLessThan(MOST_BYTES);
  }

  /** Returns the lines that the terminal shows at the end, without those that were drawn over. */
  private static List<String> screen(String printed) {
    List<String> lines = new ArrayList<>();
    printed.lines().forEach(line -> {
      String rest = line;
      for (Matcher up = UP.matcher(rest); up.find(); up = UP.matcher(rest)) {
        int count = Integer.parseInt(up.group(1));
        lines.subList(lines.size() - count, lines.size()).clear();
        rest = rest.substring(up.end());
      }
      lines.add(rest);
    });
    return lines;
  }
}
