package dev.vitals.examples.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A report: one HTML file that contains everything it needs. */
public final class Page {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final String title;
  private final Element main = Element.of("main");

  private Page(String title) {
    this.title = title;
  }

  /** A page with its title, one line about its content, and the time of its data. */
  public static Page of(String title, String about, Instant time) {
    Page page = new Page(title);
    page.main.add(Element.of("header")
        .add(Element.of("h1").text(title))
        .add(Element.of("p").text(about))
        .add(Element.of("time").with("datetime", time.toString()).text(TIME.format(time))));
    return page;
  }

  /** Adds a part without a heading. */
  public Page add(Block block) {
    main.add(block.element());
    return this;
  }

  /** Adds parts under a heading, one below the other. */
  public Page section(String heading, String text, Block... blocks) {
    return section("stack", heading, text, List.of(blocks));
  }

  /** Adds parts under a heading, side by side where the page is wide enough. */
  public Page grid(String heading, String text, List<? extends Block> blocks) {
    return section("grid", heading, text, blocks);
  }

  private Page section(String layout, String heading, String text, List<? extends Block> blocks) {
    Element parts = Element.of("div", layout);
    blocks.forEach(block -> parts.add(block.element()));
    main.add(Element.of("section")
        .add(Element.of("h2").text(heading))
        .add(Element.of("p").text(text))
        .add(parts));
    return this;
  }

  /** Returns the content of the file. */
  public String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s
        <style>
        %s%s</style>
        </head>
        <body>
        %s
        <footer>Made with the Vitals SDK for Java</footer>
        </body>
        </html>
        """.formatted(Element.of("title").text(title), Css.charts(), Css.page(), main);
  }

  /**
   * Writes the file and replaces an older one.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path file) {
    try {
      Files.writeString(file, html());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report to " + file, e);
    }
  }
}
