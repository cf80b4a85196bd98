package dev.vitals.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of every form generate, compile without a warning, and keep what they read. */
final class TrialsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @TempDir
  static Path temporary;

  private static final Map<String, Map<String, Form>> GENERATED = new HashMap<>();
  private static final Map<String, List<String>> MESSAGES = new HashMap<>();
  private static ClassLoader classes = TrialsTest.class.getClassLoader();

  /** All at once, because one start of the compiler costs more than the trials. */
  @BeforeAll
  static void generateAndCompile() {
    Path sources = temporary.resolve("sources");
    List<Path> folders = new ArrayList<>();
    for (Trial trial : Trial.all()) {
      Path document = trial.writeDocument(temporary.resolve("documents"));
      try {
        GENERATED.put(
            trial.name(),
            Generating.models(document, trial.modelPackage(), sources, trial.nameMappings()));
        folders.add(folder(sources, trial));
      } catch (RuntimeException e) {
        MESSAGES.put(trial.name(), List.of(e.toString(), String.valueOf(e.getCause())));
      }
    }
    Path compiled = temporary.resolve("classes");
    Map<Path, List<String>> messages = Compiling.compile(folders, compiled);
    if (!messages.isEmpty()) {
      for (Trial trial : Trial.all()) {
        List<String> own = messages.get(folder(sources, trial).toAbsolutePath());
        if (own != null) {
          MESSAGES.put(trial.name(), own);
          folders.remove(folder(sources, trial));
        }
      }
      compiled = temporary.resolve("others");
      assertThat(Compiling.compile(folders, compiled)).isEmpty();
    }
    classes = Compiling.load(compiled);
  }

  private static Path folder(Path sources, Trial trial) {
    return sources.resolve(trial.modelPackage().replace('.', '/'));
  }

  static List<Trial> trials() {
    return Trial.all();
  }

  @ParameterizedTest
  @MethodSource("trials")
  void documentBuildsAndPayloadsPassThrough(Trial trial) throws Exception {
    assertThat(MESSAGES.getOrDefault(trial.name(), List.of())).isEmpty();
    for (Trial.Payload payload : trial.payloads()) {
      check(payload, model(trial, payload.schema()));
    }
  }

  private static void check(Trial.Payload payload, Class<?> model) throws Exception {
    if (payload.expected() == Trial.Expected.REFUSED) {
      assertThatThrownBy(() -> JSON.readValue(payload.json(), model))
          .as(payload.json())
          .isInstanceOf(JsonProcessingException.class);
      return;
    }
    Object value = JSON.readValue(payload.json(), model);
    String written = JSON.writeValueAsString(value);
    switch (payload.expected()) {
      case SAME -> assertThat(written).isEqualTo(payload.json());
      case EQUAL -> assertThat(exact(written)).isEqualTo(exact(payload.json()));
      default ->
        assertThat(withoutNulls(exact(written))).isEqualTo(withoutNulls(exact(payload.json())));
    }
    Object again = JSON.readValue(written, model);
    assertThat(again).isEqualTo(value).hasSameHashCodeAs(value);
  }

  private static JsonNode exact(String json) throws JsonProcessingException {
    return normal(EXACT.readTree(json));
  }

  /** Numbers by value: 1e5 is 100000, and 1.50 is 1.5. */
  private static JsonNode normal(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> object.set(name, normal(object.get(name))));
    } else if (tree instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, normal(array.get(i)));
      }
    } else if (tree.isNumber()) {
      return JSON.getNodeFactory()
          .textNode(tree.decimalValue().stripTrailingZeros().toString());
    }
    return tree;
  }

  private static JsonNode withoutNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
      object.forEach(TrialsTest::withoutNulls);
    }
    return tree;
  }

  static Class<?> model(Trial trial, String schema) throws ClassNotFoundException {
    Map<String, Form> forms = GENERATED.getOrDefault(trial.name(), Map.of());
    for (Form form : forms.values()) {
      if (form.schemaName().equals(schema)) {
        return Class.forName(form.packageName() + "." + form.className(), true, classes);
      }
    }
    throw new ClassNotFoundException(schema + " is none of " + forms.keySet());
  }
}
