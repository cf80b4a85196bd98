package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AliasTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"cpu\",\"value\":\"3\"}",
        "{\"key\":\"cpu\",\"value\":\"3\"}",
        "{\"name\":\"cpu\",\"key\":\"cpu\",\"value\":\"3\"}",
      })
  void tagIsReadFromNameOrKeyAndWrittenAsItCame(String json) throws Exception {
    Tag tag = mapper.readValue(json, Tag.class);

    assertThat(tag.name()).isEqualTo("cpu");
    assertThat(tag).isEqualTo(Tag.builder().name("cpu").value("3").build());
    assertThat(mapper.writeValueAsString(tag)).isEqualTo(json);
    assertThat(mapper.writeValueAsString(tag.toBuilder().build())).isEqualTo(json);
  }

  @Test
  void setterWritesTheOwnName() throws Exception {
    Tag read = mapper.readValue("{\"key\":\"cpu\"}", Tag.class);

    Tag changed = read.toBuilder().name("ram").build();

    assertThat(mapper.writeValueAsString(changed)).isEqualTo("{\"name\":\"ram\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"name\":\"cpu\",\"key\":\"ram\"}", "{\"key\":\"ram\",\"name\":\"cpu\"}"})
  void aliasThatContradictsTheNameStaysAnUnknownMember(String json) throws Exception {
    Tag tag = mapper.readValue(json, Tag.class);

    assertThat(tag.name()).isEqualTo("cpu");
    assertThat(tag.additionalProperties()).containsOnlyKeys("key");
    assertThat(mapper.writeValueAsString(tag)).isEqualTo("{\"name\":\"cpu\",\"key\":\"ram\"}");
    assertThat(mapper.writeValueAsString(tag.toBuilder().name("cpu").build()))
        .isEqualTo("{\"name\":\"cpu\"}");
  }

  @Test
  void nullUnderOneNameLeavesTheOther() throws Exception {
    Tag tag = mapper.readValue("{\"name\":null,\"key\":\"cpu\"}", Tag.class);

    assertThat(tag.name()).isEqualTo("cpu");
  }

  @Test
  void tagNeedsItsNameUnderOneOfTheTwo() {
    assertThatThrownBy(() -> mapper.readValue("{\"value\":\"3\"}", Tag.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("Tag.name is required");
    assertThatIllegalStateException()
        .isThrownBy(() -> Tag.builder().value("3").build())
        .withMessage("Tag.name is required");
  }
}
