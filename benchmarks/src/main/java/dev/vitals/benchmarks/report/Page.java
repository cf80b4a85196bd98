package dev.vitals.benchmarks.report;

import dev.vitals.examples.report.BarChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Builds the page section by section, and writes its pictures beside it. */
final class Page {
  private final Path docs;
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Page(Path docs, Results results) {
    this.docs = docs;
    this.results = results;
  }

  Page add(String paragraph) {
    text.append(paragraph.strip()).append("\n\n");
    return this;
  }

  Page goals(List<Goal> goals) {
    text.append("| goal | must | aim | measured | |\n| --- | ---: | ---: | ---: | --- |\n");
    goals.forEach(goal -> text.append(goal.row()).append('\n'));
    text.append('\n');
    return this;
  }

  /** A table of what JMH measured, and two pictures of it. */
  Page scores(String name, String title, String unit, String operation, List<String> subjects)
      throws IOException {
    BarChart best = BarChart.of(title, unit + ", best iteration");
    BarChart bytes = BarChart.of(title + ": allocation", "bytes " + operation);
    StringBuilder rows = new StringBuilder();
    for (String subject : subjects) {
      Optional<Scores> found = results.scores(subject);
      if (found.isEmpty()) {
        continue;
      }
      Scores scores = found.get();
      String label = subject.substring(subject.lastIndexOf('.') + 1);
      bar(best, label, scores.best());
      bar(bytes, label, scores.bytesPerOperation());
      rows.append("| ")
          .append(label)
          .append(" | ")
          .append(Goal.number(scores.best()))
          .append(" | ")
          .append(Goal.number(scores.median()))
          .append(" | ")
          .append(Goal.number(scores.bytesPerOperation()))
          .append(" |\n");
    }
    if (rows.isEmpty()) {
      return add("Not measured.");
    }
    picture(name, best);
    picture(name + "-bytes", bytes);
    text.append("| | ")
        .append(unit)
        .append(", best | median | bytes ")
        .append(operation)
        .append(" |\n| --- | ---: | ---: | ---: |\n")
        .append(rows)
        .append('\n');
    return this;
  }

  /** A picture of some numbers of a program's file. */
  Page figures(String name, BarChart chart, String part, List<String> labels, String suffix)
      throws IOException {
    for (String label : labels) {
      OptionalDouble value = results.figure(part, label + suffix);
      value.ifPresent(number -> bar(chart, label.replace('.', ' '), number));
    }
    if (chart.isEmpty()) {
      return add("Not measured.");
    }
    picture(name, chart);
    return this;
  }

  /** The SDK's bars stand out, those of others are there to compare with. */
  private static void bar(BarChart chart, String label, double value) {
    if (label.startsWith("vitals")) {
      chart.bar(label, value, "");
    } else {
      chart.reference(label, value);
    }
  }

  private void picture(String name, BarChart chart) throws IOException {
    Path image = docs.resolve("images").resolve("performance-" + name + ".svg");
    Files.createDirectories(image.getParent());
    Files.writeString(image, chart.svg());
    text.append("![](images/").append(image.getFileName()).append(")\n\n");
  }

  void write(String file) throws IOException {
    Files.writeString(docs.resolve(file), text.toString().strip() + "\n");
  }
}
