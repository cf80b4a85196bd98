package dev.vitals.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "_", "__", "1st", "class", "true", "a b", "🌡", "名前", "a\u0000b", "$"})
  void anyTextBecomesName(String text) {
    assertThat(SourceVersion.isName(NameTable.identifier(text, "member"))).isTrue();
  }

  @Test
  void earlierNameStaysWhenLaterOneClashes() {
    NameTable names = NameTable.of(Set.of("taken"));

    assertThat(names.take("a")).isEqualTo("a");
    assertThat(names.take("a")).isEqualTo("a2");
    assertThat(names.take("a2")).isEqualTo("a22");
    assertThat(names.take("taken")).isEqualTo("taken2");
  }

  @Test
  void classesDifferByMoreThanCase() {
    NameTable names = NameTable.ofClasses();

    assertThat(names.take("Item")).isEqualTo("Item");
    assertThat(names.take("ITEM")).isEqualTo("ITEM2");
  }
}
