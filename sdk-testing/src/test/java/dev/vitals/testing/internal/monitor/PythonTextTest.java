package dev.vitals.testing.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.testing.internal.wire.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PythonTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\"           | text",
        "3                  | 3",
        "-0                 | 0",
        "123456789012345678901234567890 | 123456789012345678901234567890",
        "true               | True",
        "false              | False",
        "null               | None",
        "1.0                | 1.0",
        "1.5                | 1.5",
        "0.0                | 0.0",
        "0.0001             | 0.0001",
        "0.00001            | 1e-05",
        "100.0              | 100.0",
        "1e15               | 1000000000000000.0",
        "1e16               | 1e+16",
        "1.25e100           | 1.25e+100",
        "[]                 | []",
        "{}                 | {}",
        "[1, \"a\", null]   | [1, 'a', None]",
        "{\"a\": 1}         | {'a': 1}",
        "{\"a\": {\"b\": [true, 2.0]}} | {'a': {'b': [True, 2.0]}}",
        "[\"it's\"]         | [\"it's\"]",
        "[\"\\\"it's\\\"\"] | ['\"it\\'s\"']",
        "[\"a\\nb\\\\c\"]   | ['a\\nb\\\\c']"
      })
  void valuesAreWrittenAsPythonDoes(String json, String python) {
    assertThat(PythonText.str(Json.parse(json).orElseThrow())).isEqualTo(python);
  }
}
