package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reports in a real browser: completely drawn, and without complaints. */
final class BrowserTest {
  private static final int DESKTOP = 1200;
  private static final int TELEPHONE = 360;

  @TempDir
  Path folder;

  private Browser browser;

  @BeforeEach
  void needsABrowser() throws IOException {
    Optional<Browser> found = Browser.find(Files.createTempDirectory(folder, "browser"));
    assumeTrue(
        found.isPresent(),
        "no chromium, chromium-browser or google-chrome on the PATH to draw the reports with");
    browser = found.get();
  }

  @ParameterizedTest
  @EnumSource(DemoReport.class)
  void everyPlotIsDrawnAndNothingSticksOut(DemoReport report) throws Exception {
    String html = report.html(folder);

    for (int width : List.of(DESKTOP, TELEPHONE)) {
      Measurements measured = Measurements.of(browser, html, width, Browser.Scheme.LIGHT, folder);

      assertThat(measured.drawings()).as("plots at %d", width).isGreaterThanOrEqualTo(2);
      assertThat(measured.flat()).as("shapes without a size at %d", width).isZero();
      assertThat(measured.outside()).as("what sticks out at %d", width).isEmpty();
      assertThat(measured.complaints()).isEmpty();
    }
  }

  @Test
  void darkSchemeGetsADarkPage() throws Exception {
    String html = DemoReport.TRAFFIC.html(folder);

    Measurements light = Measurements.of(browser, html, DESKTOP, Browser.Scheme.LIGHT, folder);
    Measurements dark = Measurements.of(browser, html, DESKTOP, Browser.Scheme.DARK, folder);

    assertThat(light.background()).isEqualTo("rgb(245, 246, 248)");
    assertThat(dark.background()).isEqualTo("rgb(14, 17, 22)");
  }

  @Test
  void scriptInALabelIsShownAndDoesNotRun() throws Exception {
    String html = DemoReport.hostile("<script>document.title='taken'</script>");
    Path page = Files.writeString(folder.resolve("hostile.html"), html);

    Browser.Rendered rendered = browser.render(page, Browser.Scheme.LIGHT);

    assertThat(rendered.html())
        .contains("&lt;script&gt;document.title='taken'&lt;/script&gt;")
        .doesNotContain("<title>taken</title>", "<script");
  }

  @Test
  void measurementsFindWhatSticksOutAndWhatIsFlat() throws Exception {
    String html = DemoReport.TRAFFIC
        .html(folder)
        .replace("</style>", "h1{min-width:2000px} svg.area{height:1px !important}</style>");

    Measurements measured = Measurements.of(browser, html, DESKTOP, Browser.Scheme.LIGHT, folder);

    assertThat(measured.outside()).contains("API traffic", "the page scrolls");
    assertThat(measured.flat()).isPositive();
  }
}
