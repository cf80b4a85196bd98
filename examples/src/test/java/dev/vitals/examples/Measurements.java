package dev.vitals.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a browser lays out a page at a given width. A copy of the page with a measuring script is shown
 * in a frame of that width, because Chromium has no window as narrow as a phone.
 *
 * @param drawings the number of plots
 * @param flat the number of plots and shapes without a size
 * @param outside the texts and boxes that stick out of the page
 */
record Measurements(int drawings, int flat, String outside, String background, String complaints) {
  private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">([^<]*)</pre>");
  private static final String FRAME = """
      <!DOCTYPE html><meta charset="utf-8"><title>frame</title><pre id="result"></pre>
      <script>onmessage = e => document.getElementById("result").textContent = e.data</script>
      <iframe src="measured.html" style="border:0;width:%dpx;height:900px"></iframe>
      """;
  private static final String SCRIPT = """
      <script>
      const box = e => e.getBoundingClientRect();
      const scrolls = e => e.closest(".table");
      const drawings = [...document.querySelectorAll("figure svg.area, svg.bar, svg.strip")];
      const shapes = [...document.querySelectorAll("svg .line, rect.part, circle")];
      const outside = [...document.querySelectorAll("main *")]
          .filter(e => !e.closest("svg") && !scrolls(e))
          .filter(e => box(e).right > innerWidth + 0.5 || box(e).left < -0.5);
      parent.postMessage([
        drawings.length,
        drawings.filter(e => box(e).width < 40 || box(e).height < 10).length
            + shapes.filter(e => box(e).width + box(e).height === 0).length,
        outside.map(e => e.className + " " + e.textContent).join(";").slice(0, 300)
            + (document.documentElement.scrollWidth > innerWidth ? "; the page scrolls" : ""),
        getComputedStyle(document.body).backgroundColor
      ].join("|"), "*");
      </script></body>""";

  static Measurements of(
      Browser browser, String html, int width, Browser.Scheme scheme, Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("measured.html"), html.replace("</body>", SCRIPT));
    Path frame = folder.resolve("frame.html");
    Files.writeString(frame, FRAME.formatted(width));
    Browser.Rendered rendered = browser.render(frame, scheme);
    Matcher result = RESULT.matcher(rendered.html());
    if (!result.find() || result.group(1).isEmpty()) {
      throw new AssertionError("not measured: " + rendered.complaints());
    }
    String[] parts = result.group(1).split("\\|", -1);
    return new Measurements(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        parts[2],
        parts[3],
        rendered.complaints());
  }
}
