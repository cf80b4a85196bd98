package dev.vitals.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in README.md, docs/ and package pages lead to existing files and anchors. */
final class LinksTest {
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(#[^)\\s]+)?\\)");
  private static final Pattern SEE = Pattern.compile("@see \"(docs/[a-z-]+\\.md)#([a-z-]+)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  @TempDir
  Path folder;

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : Pages.all()) {
      links += links(page, broken);
    }

    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(50);
  }

  @Test
  void brokenLinksAreFound() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), """
        ## The client's *own* `URL`
        <a id="idle"></a>
        [a](#the-clients-own-url) [b](page.md#idle) [c](other.md) [d](#nowhere) `[e](code.md)`
        """);
    List<String> broken = new ArrayList<>();

    assertThat(links(page, broken)).isEqualTo(4);
    assertThat(broken).containsExactly("page.md: other.md", "page.md: #nowhere");
  }

  @Test
  void everyPackagePageLeadsToASection() throws IOException {
    List<Path> packages = exportedPackages();

    assertThat(packages).hasSizeGreaterThan(10).allSatisfy(page -> {
      Matcher see = SEE.matcher(Files.readString(page));
      assertThat(see.find()).isTrue();
      assertThat(anchors(Pages.ROOT.resolve(see.group(1)))).contains(see.group(2));
    });
  }

  private static List<Path> exportedPackages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String module : List.of("sdk-core", "sdk-generated", "sdk-testing")) {
      try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> !file.toString().contains("internal"))
            .forEach(pages::add);
      }
    }
    return pages;
  }

  /** Adds the links that lead nowhere to {@code broken}, and returns the number of all links. */
  private static int links(Path page, List<String> broken) throws IOException {
    Matcher links = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
    int count = 0;
    while (links.find()) {
      count++;
      String anchor = links.group(2);
      Path target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
      if (!Files.exists(target)
          || (anchor != null && !anchors(target).contains(anchor.substring(1)))) {
        broken.add(page.getFileName() + ": " + links.group(1) + (anchor == null ? "" : anchor));
      }
    }
    return count;
  }

  private static Set<String> anchors(Path page) throws IOException {
    String text = Files.readString(page);
    Set<String> anchors = new HashSet<>();
    Matcher written = ANCHOR.matcher(text);
    while (written.find()) {
      anchors.add(written.group(1));
    }
    Matcher headings = HEADING.matcher(text);
    while (headings.find()) {
      anchors.add(slug(headings.group(1)));
    }
    return anchors;
  }

  /** Makes an anchor from a heading, as GitHub does. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
