package dev.vitals.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextsTest {
  @Test
  void literalHoldsAnyText() {
    assertThat(Texts.literal("say \"hi\"\\\n\t\u0001ü\u2028"))
        .isEqualTo("\"say \\\"hi\\\"\\\\\\n\\t\\u0001\\u00fc\\u2028\"");
  }

  @Test
  void literalKeepsTextThatLooksLikeEscape() {
    assertThat(Texts.literal("\\" + "u0041")).isEqualTo("\"\\\\" + "u0041\"");
  }

  @Test
  void commentCannotBeEndedOrHoldTags() {
    assertThat(Texts.javadoc("a */ {@code x <b> & @param \\" + "u002a/"))
        .doesNotContain("*/", "{@", "<", "\\", "@param");
  }

  @Test
  void commentIsOneLine() {
    assertThat(Texts.javadoc(" one\n\n * two\r\n")).isEqualTo("one * two");
  }

  @Test
  void lineCommentCannotEndItsLine() {
    assertThat(Texts.lineComment("a\r\nb\\" + "u000ac")).isEqualTo("a b/u000ac");
  }
}
