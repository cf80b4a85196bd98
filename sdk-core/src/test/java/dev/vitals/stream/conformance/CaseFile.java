package dev.vitals.stream.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.stream.wire.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Reads the files under {@code conformance/}; the words in them are explained in their tests. */
final class CaseFile {
  static final ObjectMapper JSON = new ObjectMapper();

  private CaseFile() {}

  static List<JsonNode> read(String name) {
    try (InputStream file = CaseFile.class.getResourceAsStream("/conformance/" + name)) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(Objects.requireNonNull(file, name)).forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a case, however it spells them. */
  static byte[] input(JsonNode testCase) {
    if (testCase.has("input_base64")) {
      return Base64.getDecoder().decode(testCase.get("input_base64").textValue());
    }
    String text = testCase.has("input_parts")
        ? generated(testCase.get("input_parts"))
        : testCase.path("input").textValue();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The reads that the case itself asks for. */
  static Split reads(JsonNode testCase) {
    List<Integer> ends = new ArrayList<>();
    int end = 0;
    for (JsonNode chunk : testCase.path("chunks")) {
      end += utf8Length(chunk.textValue());
      ends.add(end);
    }
    for (JsonNode chunk : testCase.path("chunks_base64")) {
      end += Base64.getDecoder().decode(chunk.textValue()).length;
      ends.add(end);
    }
    for (JsonNode part : testCase.path("chunk_boundaries_after_part")) {
      JsonNode parts = testCase.get("input_parts");
      int boundary = 0;
      for (int i = 0; i <= part.intValue(); i++) {
        boundary += utf8Length(text(parts.get(i)));
      }
      ends.add(boundary);
    }
    return ends.isEmpty()
        ? Split.whole()
        : Split.ends(ends.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text that a list of parts stands for. */
  static String generated(JsonNode parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(text(part)));
    return text.toString();
  }

  private static String text(JsonNode part) {
    return part.has("text")
        ? part.get("text").textValue()
        : part.get("repeat").textValue().repeat(part.get("count").intValue());
  }
}
