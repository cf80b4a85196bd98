package dev.vitals.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExcerptTest {
  @ParameterizedTest
  @CsvSource({
    "U+000A, \\n",
    "U+001B, \\u001b",
    "U+0085, \\u0085",
    "U+2028, \\u2028",
    "U+202E, \\u202e",
    "U+D800, \\ud800",
    "U+E0041, \\udb40\\udc41" // a letter that no screen shows
  })
  void forgingAndHidingCharactersAreEscaped(String codePoint, String escaped) {
    String text = Character.toString(Integer.parseInt(codePoint.substring(2), 16));

    assertThat(Excerpt.of("a" + text + "b")).isEqualTo("a" + escaped + "b");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(Excerpt.of("naïve \uD83D\uDE00 \\n")).isEqualTo("naïve \uD83D\uDE00 \\n");
  }

  @Test
  void longTextIsCutBetweenItsCharacters() {
    String face = "\uD83D\uDE00";

    assertThat(Excerpt.of("a" + face.repeat(400))).isEqualTo("a" + face.repeat(256) + "…");
    assertThat(Excerpt.of("a".repeat(512))).isEqualTo("a".repeat(512));
  }
}
