package dev.vitals.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** How each scenario went on each service; JUnit closes it after the last test, and it is printed. */
final class ScenarioTable implements AutoCloseable {
  private record Row(Service service, String scenario, String outcome) {}

  private final List<Row> rows = new ArrayList<>();

  private ScenarioTable() {}

  /** The one table of the test run. */
  static ScenarioTable of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(ScenarioTable.class))
        .computeIfAbsent(ScenarioTable.class, key -> new ScenarioTable(), ScenarioTable.class);
  }

  void add(Service service, ExtensionContext scenario, String outcome) {
    rows.add(new Row(service, sentence(scenario), outcome));
  }

  /** The method's name in words, and what tells its invocations apart. */
  private static String sentence(ExtensionContext scenario) {
    String method = scenario.getRequiredTestMethod().getName();
    String words = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    String display = scenario.getDisplayName();
    return display.startsWith(method) ? words : words + ", " + display;
  }

  @Override
  public void close() {
    StringBuilder table = new StringBuilder("\nScenarios\n");
    rows.sort(Comparator.comparing(Row::service)); // stable: scenarios stay in their order
    for (Row row : rows) {
      table.append(String.format("  %-10s %-72s %s%n", row.service, row.scenario, row.outcome));
    }
    System.out.println(table);
  }
}
