package dev.vitals.benchmarks.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Named numbers, kept in a JSON file beside the raw results of JMH. */
public final class Figures {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Double> values = new TreeMap<>();

  /** Sets a number, to three decimals: the rest is noise. */
  public Figures put(String name, double value) {
    values.put(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  /** Writes the file that the program's first argument names. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), values);
    System.out.println(file.getFileName() + " " + values);
  }
}
