package dev.vitals.stream.conformance;

import dev.vitals.stream.wire.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs our reader and two others on every case of server-sent events and writes down who departs
 * from the standard where. A program of its own: another's reader may never come back.
 */
final class ConformanceReport {
  private static final int LARGE = 100_000;

  private final List<SseReader> readers =
      List.of(new VitalsReader(), new OkHttpSseReader(), new LaunchDarklyReader());
  private final List<SseCase> cases = SseCase.all();

  /** Faults by case, in the order of {@link #readers}; empty for none. */
  private final Map<SseCase, List<String>> faults = new LinkedHashMap<>();

  private ConformanceReport() {
    for (SseCase sse : cases) {
      List<String> each = new ArrayList<>();
      for (SseReader reader : readers) {
        each.add(isRun(reader, sse) ? fault(reader, sse) : "");
      }
      faults.put(sse, each);
    }
  }

  /** Writes the report into the file that is named. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), new ConformanceReport().text());
    System.exit(0); // whatever thread a reader left behind
  }

  /** A reader that cannot take an earlier id is not asked to resume. */
  private static boolean isRun(SseReader reader, SseCase sse) {
    return reader.resumes() || sse.initialLastEventId().isEmpty();
  }

  private static String fault(SseReader reader, SseCase sse) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<Split> splits = splits(sse);
    for (Split split : splits) {
      String fault = reader.fault(sse, split);
      if (fault != null) {
        found.computeIfAbsent(fault, key -> new ArrayList<>()).add(split.name());
      }
    }
    return found.entrySet().stream()
        .map(entry -> entry.getValue().size() == splits.size()
            ? entry.getKey()
            : entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private static List<Split> splits(SseCase sse) {
    if (sse.input().size() > LARGE) {
      return List.of(Split.whole());
    }
    Set<String> names = new LinkedHashSet<>();
    List<Split> splits = new ArrayList<>();
    for (Split split : List.of(Split.whole(), Split.every(1), sse.reads())) {
      if (names.add(split.name())) {
        splits.add(split);
      }
    }
    return splits;
  }

  private String text() {
    StringBuilder text = new StringBuilder("""
        # Conformance

        Written by a test (`ConformanceReportTest`), which fails if it would write something else.
        To write it again: `mvn -pl sdk-core -am verify -Dconformance.write=true`.

        Every case of `sse-cases.json` is read in one piece, one byte a read, and in the reads that
        the case asks for (those of mebibytes in one piece only). A reader agrees if it gives the
        events of the WHATWG HTML standard, section 9.2.6, in each of them. It spins if it goes on
        reading at the end of the body, a thousand times; on a socket that burns a core for ever.
        okhttp-sse is run on a response, which leaves it no way to be told an earlier id: one case
        less. Our own tests go further: every split point, `retry`, the last event id, and the NDJSON
        cases, which have no standard reader to compare with.

        | reader | cases run | agree | depart | of these: spin for ever |
        | --- | --- | --- | --- | --- |
        """);
    for (int i = 0; i < readers.size(); i++) {
      text.append(summary(i));
    }
    text.append("\n## Departures\n\n| case | what it is about |");
    readers.forEach(reader -> text.append(' ').append(reader.name()).append(" |"));
    text.append("\n| --- | --- |").append(" --- |".repeat(readers.size())).append('\n');
    faults.forEach((sse, each) -> {
      if (each.stream().anyMatch(fault -> !fault.isEmpty())) {
        text.append("| ")
            .append(sse.id())
            .append(" | ")
            .append(cell(sse.description()))
            .append(" |");
        each.forEach(fault ->
            text.append(' ').append(fault.isEmpty() ? "" : cell(fault) + " ").append('|'));
        text.append('\n');
      }
    });
    return text.toString();
  }

  private String summary(int reader) {
    long run = cases.stream().filter(sse -> isRun(readers.get(reader), sse)).count();
    long depart =
        faults.values().stream().filter(each -> !each.get(reader).isEmpty()).count();
    long spin = faults.values().stream()
        .filter(each -> each.get(reader).contains("spins"))
        .count();
    return "| %s | %d | %d | %d | %d |\n"
        .formatted(readers.get(reader).name(), run, run - depart, depart, spin);
  }

  /** One line, with nothing in it that Markdown would take for its own. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
