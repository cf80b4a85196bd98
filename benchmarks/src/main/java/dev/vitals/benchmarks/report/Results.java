package dev.vitals.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.benchmarks.result.Sample;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The files in the folder of results. A missing file means that its part was not measured. */
final class Results {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Scores> scores = new TreeMap<>();
  private final Map<String, JsonNode> figures = new TreeMap<>();

  private Results() {}

  static Results in(Path folder) throws IOException {
    Results results = new Results();
    for (String part : List.of("streams", "unary", "timestamp")) {
      results.addRounds(folder, part);
    }
    for (String part : List.of("latency", "start", "scale", "close", "memory")) {
      Path file = folder.resolve(part + ".json");
      if (Files.exists(file)) {
        results.figures.put(part, MAPPER.readTree(file.toFile()));
      }
    }
    return results;
  }

  /** Takes the rounds of one benchmark together, and the machine's paths out of the files. */
  private void addRounds(Path folder, String part) throws IOException {
    Map<String, List<JsonNode>> rounds = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, part + "-*.json")) {
      for (Path file : files) {
        JsonNode runs = MAPPER.readTree(file.toFile());
        for (JsonNode run : runs) {
          ((ObjectNode) run).remove("jvm");
          rounds
              .computeIfAbsent(run.at("/params/subject").asText(), key -> new ArrayList<>())
              .add(run);
        }
        MAPPER.writeValue(file.toFile(), runs);
      }
    }
    rounds.forEach((subject, runs) -> scores.put(part + "." + subject, scores(runs)));
  }

  private static Scores scores(List<JsonNode> runs) {
    List<Double> values = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (JsonNode run : runs) {
      addRaw(run.at("/primaryMetric/rawData"), values);
      addRaw(run.at("/secondaryMetrics/gc.alloc.rate.norm/rawData"), bytes);
    }
    return new Scores(
        sample(values), sample(bytes), runs.get(0).path("mode").asText().equals("thrpt"));
  }

  private static void addRaw(JsonNode forks, List<Double> into) {
    forks.forEach(fork -> fork.forEach(value -> into.add(value.asDouble())));
  }

  private static Sample sample(List<Double> values) {
    return Sample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** What JMH measured, as {@code part.subject}. */
  Optional<Scores> scores(String name) {
    return Optional.ofNullable(scores.get(name));
  }

  /** A number of a program's file. */
  OptionalDouble figure(String part, String name) {
    JsonNode file = figures.get(part);
    return file == null || !file.has(name)
        ? OptionalDouble.empty()
        : OptionalDouble.of(file.get(name).asDouble());
  }

  /** The best of one subject divided by the best of another. */
  OptionalDouble ratio(String subject, String by) {
    Scores dividend = scores.get(subject);
    Scores divisor = scores.get(by);
    return dividend == null || divisor == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(dividend.best() / divisor.best());
  }

  /** The bytes that one subject allocates, divided by those of another. */
  OptionalDouble bytesRatio(String subject, String by) {
    Scores dividend = scores.get(subject);
    Scores divisor = scores.get(by);
    return dividend == null || divisor == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(dividend.bytesPerOperation() / divisor.bytesPerOperation());
  }

  /** One number of a program's file divided by another. */
  OptionalDouble figureRatio(String part, String name, String by) {
    OptionalDouble dividend = figure(part, name);
    OptionalDouble divisor = figure(part, by);
    return dividend.isEmpty() || divisor.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble());
  }
}
