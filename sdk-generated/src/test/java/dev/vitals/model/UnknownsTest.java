package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownsTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void unknownMembersKeepTheirValuesAndTheirOrder() throws Exception {
    String json = """
        {"z":{"deep":[1,null,{"x":0.5}]},"code":"C","a":9007199254740993,"message":"M","n":null}""";

    PingNotice notice = mapper.readValue(json, PingNotice.class);

    assertThat(notice.additionalProperties()).containsOnlyKeys("z", "a", "n");
    assertThat(notice.additionalProperties().get("n")).isEqualTo(NullNode.getInstance());
    assertThat(mapper.writeValueAsString(notice)).isEqualTo("""
            {"code":"C","message":"M","z":{"deep":[1,null,{"x":0.5}]},"a":9007199254740993,"n":null}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5",
        "-0.0",
        "1.7976931348623157E308",
        "1E+400",
        "1E-400",
        "0.12345678901234567890123",
        "1E+1000000000",
        "1e99999999999",
        "[{\"a\":[1E+400,0.1]}]"
      })
  void noDigitOfAnUnknownNumberIsLost(String number) throws Exception {
    String json = "{\"code\":\"C\",\"message\":\"M\",\"x\":" + number + "}";

    PingNotice notice = mapper.readValue(json, PingNotice.class);

    assertThat(mapper.writeValueAsString(notice)).isEqualTo(json);
    assertThat(notice.toBuilder().build()).isEqualTo(notice);
  }

  @Test
  void aNumberThatADoubleHoldsIsADouble() throws Exception {
    PingNotice notice =
        mapper.readValue("{\"code\":\"C\",\"message\":\"M\",\"x\":2.50}", PingNotice.class);

    assertThat(notice.additionalProperties().get("x")).isEqualTo(DoubleNode.valueOf(2.5));
  }

  @Test
  void unknownMembersSurviveAtEveryDepth() throws Exception {
    String json = """
        {"checks":{"C":{"timestamp":"2020-01-01T00:00:00Z","duration":1,"extra":1}},"healthy":true,"extra":2}""";

    HealthReport report = mapper.readValue(json, HealthReport.class);

    assertThat(mapper.writeValueAsString(report)).isEqualTo(json);
  }

  @Test
  void modelsWithoutUnknownMembersShareOneEmptyMap() throws Exception {
    PingNotice one = mapper.readValue("{\"code\":\"C\",\"message\":\"M\"}", PingNotice.class);
    PingNotice two = PingNotice.builder().code("C").message("M").build();

    assertThat(one.additionalProperties()).isSameAs(two.additionalProperties());
    assertThat(one.additionalProperties()).isEmpty();
  }

  @Test
  void builderSetsUnknownMembersAndKeepsItsOwnCopy() {
    ObjectNode value = mapper.createObjectNode().put("a", 1);
    PingNotice.Builder builder = PingNotice.builder().code("C").message("M");

    PingNotice notice = builder.putAdditionalProperty("extra", value).build();
    value.put("a", 2);
    builder.putAdditionalProperty("later", IntNode.valueOf(3));

    assertThat(notice.additionalProperties()).containsOnlyKeys("extra");
    assertThat(notice.additionalProperties().get("extra"))
        .isEqualTo(mapper.createObjectNode().put("a", 1));
  }

  @Test
  void memberOfTheModelIsNoUnknownMember() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PingNotice.builder().putAdditionalProperty("code", IntNode.valueOf(1)))
        .withMessage("PingNotice.code is a declared member: use its setter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tag.builder().putAdditionalProperty("key", IntNode.valueOf(1)))
        .withMessage("Tag.key is a declared member: use its setter");
  }

  @Test
  void unknownMembersCannotBeChanged() throws Exception {
    PingNotice notice =
        mapper.readValue("{\"code\":\"C\",\"message\":\"M\",\"x\":1}", PingNotice.class);

    assertThatThrownBy(() -> notice.additionalProperties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void settingsOfTheMapperDoNotReachTheWireForm() throws Exception {
    ObjectMapper odd = JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(JsonInclude.Value.construct(Include.ALWAYS, Include.ALWAYS))
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
    String json = "{\"targetId\":\"T\",\"timeoutMs\":1,\"extra\":true}";

    PingOnceRequest request = odd.readValue(json, PingOnceRequest.class);

    assertThat(odd.writeValueAsString(request)).isEqualTo(json);
  }
}
