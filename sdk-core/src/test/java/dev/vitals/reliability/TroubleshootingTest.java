package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages name entries of {@code docs/troubleshooting.md}: each of them is there, and is named. */
final class TroubleshootingTest {
  private static final Path PAGE = Path.of("../docs/troubleshooting.md");
  private static final Pattern NAMED = Pattern.compile("docs/troubleshooting\\.md#([a-z0-9-]+)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z0-9-]+)\"></a>");

  /** What follows has no message of ours that could name it. */
  private static final String WITHOUT_A_MESSAGE = "\n## Behaviour that surprises\n";

  @Test
  void messagesNameExactlyEntriesOfPage() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(WITHOUT_A_MESSAGE);
    String ours = page.substring(0, page.indexOf(WITHOUT_A_MESSAGE));

    assertThat(named()).hasSizeGreaterThan(15).isEqualTo(new TreeSet<>(all(ANCHOR, ours)));
  }

  @Test
  void anchorsAreUnique() throws IOException {
    assertThat(all(ANCHOR, Files.readString(PAGE))).doesNotHaveDuplicates();
  }

  @Test
  void entryHasSymptomReasonAndSolution() throws IOException {
    String[] entries = Files.readString(PAGE).split("<a id=", -1);

    for (int i = 1; i < entries.length; i++) {
      assertThat(entries[i])
          .contains("\n### ", "\n**Symptom:** ", "\n**Reason:** ", "\n**Solution:** ");
    }
  }

  private static Set<String> named() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        names.addAll(all(NAMED, Files.readString(file)));
      }
    }
    return names;
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
