package dev.vitals.benchmarks.report;

import dev.vitals.examples.report.BarChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prints the table of goals and writes {@code performance.md} with its pictures. */
public final class ReportRun {
  private ReportRun() {}

  /**
   * Reports.
   *
   * @param args the folder of results; the folder of the documents; a file with what limits the
   *     results, in words; the version of the newer JDK
   */
  public static void main(String[] args) throws IOException {
    Results results = Results.in(Path.of(args[0]));
    List<Goal> goals = Goals.of(results);
    for (Goal goal : goals) {
      System.out.println(goal.row());
    }
    Path docs = Files.createDirectories(Path.of(args[1]));
    Page page = new Page(docs, results)
        .add("# Performance")
        .add("Written by `benchmarks/run`, which anyone can repeat. Every number comes from one run"
            + " on one machine; only ratios inside a table mean something elsewhere. The raw"
            + " results are in [benchmarks/results](../benchmarks/results).")
        .add(machine(args[3]))
        .goals(goals);
    Path notes = Path.of(args[2]);
    if (Files.exists(notes)) {
      page.add(Files.readString(notes));
    }
    streams(page);
    calls(page);
    programs(page);
    page.write("performance.md");
  }

  private static String machine(String newerJdk) {
    return "Machine: " + Runtime.getRuntime().availableProcessors() + " processors, "
        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "; JDK "
        + Runtime.version() + "; for virtual threads JDK " + newerJdk
        + ". Client and server share the processors.";
  }

  private static void streams(Page page) throws IOException {
    page.add("## Streams")
        .add("One operation is one event, decoded, of a stream of 50,000 over a warm connection."
            + " The *floor* is Jackson's `MappingIterator` over plain records on OkHttp's byte"
            + " stream: it reads NDJSON, frames and limits nothing, and cannot go on after a bad"
            + " record. The SDK has its limits, UTF-8 check and trailing content check on. What"
            + " each contender decodes is compared with what was sent before it is measured.");
    for (String feed : List.of("ping", "small")) {
      page.add("### "
              + (feed.equals("ping")
                  ? "Ping events, about 480 bytes (`PingEvent`; plain records for the others)"
                  : "Small records, 200 bytes, bound to the same class by all"))
          .scores(
              "streams-" + feed,
              "Streams of " + feed + " events",
              "events/s",
              "per event",
              Stream.of("floor", "vitals-ndjson", "vitals-sse", "okhttp-sse", "okhttp-eventsource")
                  .map(contender -> "streams." + feed + "." + contender)
                  .toList());
    }
    page.add("### Chat completion chunks, 200 bytes (openai-java's own type; plain records for us)")
        .scores(
            "streams-chat",
            "Streams of chat chunks",
            "events/s",
            "per event",
            List.of("streams.chat.vitals-sse", "streams.chat.openai-java"));
  }

  private static void calls(Page page) throws IOException {
    page.add("## Calls")
        .add("One call of the API gateway's statistics, answer decoded, over a warm connection;"
            + " openai-java retrieves one of its models, which is smaller. `okhttp` leaves the"
            + " answer as bytes. The SDK has credential, retries, timeouts and limits on.")
        .scores(
            "unary",
            "Single calls",
            "µs per call",
            "per call",
            Stream.of("okhttp", "okhttp-jackson", "vitals", "huaweicloud", "openai-java")
                .map("unary."::concat)
                .toList())
        .add("### A typed timestamp")
        .add("The same record decoded in memory, one member as `OffsetDateTime` or as text.")
        .scores(
            "timestamp",
            "A record with a timestamp",
            "ns per record",
            "per record",
            List.of("timestamp.text", "timestamp.date-time"));
  }

  private static void programs(Page page) throws IOException {
    page.add("## Latency")
        .add("From the server's write to the event in hand, an event every 10 ms, the order of the"
            + " contenders shuffled each round. The floor reads lines from a socket.")
        .figures(
            "latency-p50",
            BarChart.of("Event latency, median", "µs"),
            "latency",
            List.of("raw-socket", "vitals-sse", "okhttp-sse"),
            ".p50")
        .figures(
            "latency-p99",
            BarChart.of("Event latency, 99 of 100", "µs"),
            "latency",
            List.of("raw-socket", "vitals-sse", "okhttp-sse"),
            ".p99")
        .add("## First answer of a fresh JVM")
        .add("From `main` to the decoded answer of one ping, in new JVMs that take turns.")
        .figures(
            "start",
            BarChart.of("First decoded answer", "ms, median"),
            "start",
            List.of("okhttp-jackson", "vitals"),
            ".median")
        .add("## Closing a stream that has not ended")
        .add("The server floods, or sends an event every 100 ms. OkHttp's `Response.close()` waits"
            + " for the rest of the body in the hope of keeping the connection.")
        .figures(
            "close",
            BarChart.of("close(), 99 of 100", "ms"),
            "close",
            List.of("vitals.flood", "okhttp.flood", "vitals.trickle", "okhttp.trickle"),
            ".p99");
  }
}
