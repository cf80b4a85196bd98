package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BuilderTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void missingRequiredMemberIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PingNotice.builder().code("C").build())
        .withMessage("PingNotice.message is required");
    assertThatIllegalStateException()
        .isThrownBy(() -> ItemCount.builder().build())
        .withMessage("ItemCount.count is required");
    assertThatIllegalStateException()
        .isThrownBy(() -> Session.builder().sessionH("abc").build())
        .withMessage("Session.run_date is required: call runDate(…)");
  }

  @Test
  void toBuilderStartsFromTheSameValue() {
    PingNotice notice = notice("C");

    assertThat(notice.toBuilder().build()).isEqualTo(notice).isNotSameAs(notice);
    assertThat(notice.toBuilder().code("D").build()).isEqualTo(notice("D"));
  }

  @Test
  void modelsAreEqualByTheirMembers() {
    assertThat(notice("C")).isEqualTo(notice("C")).hasSameHashCodeAs(notice("C"));
    assertThat(notice("C")).isNotEqualTo(notice("D")).isNotEqualTo("C").isNotEqualTo(null);
    assertThat(notice("C").toBuilder().details(Map.of("a", "b")).build()).isNotEqualTo(notice("C"));
    assertThat(notice("C").toBuilder()
            .putAdditionalProperty("a", NullNode.getInstance())
            .build())
        .isNotEqualTo(notice("C"));
  }

  @Test
  void stringFormNamesTheMembers() {
    assertThat(notice("C")).hasToString("PingNotice{code=C, message=M, details=null}");
    assertThat(notice("C").toBuilder()
            .putAdditionalProperty("a", NullNode.getInstance())
            .build())
        .hasToString("PingNotice{code=C, message=M, details=null, additionalProperties={a=null}}");
  }

  @Test
  void listsAreCopiedAtTheSetter() {
    List<Tag> tags = new ArrayList<>(List.of(Tag.builder().name("a").build()));
    Session.Builder builder =
        Session.builder().sessionH("abc").runDate("2026-11-22").tags(tags);

    tags.clear();
    Session session = builder.build();

    assertThat(session.tags()).hasSize(1);
    assertThatThrownBy(() -> Objects.requireNonNull(session.tags()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void mapsAreCopiedInTheirOrder() {
    Map<String, String> details = new LinkedHashMap<>();
    List.of("z", "a", "m").forEach(key -> details.put(key, key));
    PingNotice.Builder builder = PingNotice.builder().code("C").message("M").details(details);

    details.clear();
    PingNotice notice = builder.build();

    assertThat(Objects.requireNonNull(notice.details()).keySet()).containsExactly("z", "a", "m");
    assertThatThrownBy(() -> Objects.requireNonNull(notice.details()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void builtModelDoesNotFollowItsBuilder() {
    PingNotice.Builder builder = PingNotice.builder().code("C").message("M");
    PingNotice before = builder.build();

    builder.code("D").details(Map.of("a", "b"));

    assertThat(before).isEqualTo(notice("C"));
  }

  @Test
  void whatWasReadCannotBeChanged() throws Exception {
    Session session = mapper.readValue(
        "{\"session_h\":\"a\",\"run_date\":\"x\",\"tags\":[{\"name\":\"t\"}]}", Session.class);

    assertThatThrownBy(() -> Objects.requireNonNull(session.tags()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nullElementIsRefusedByItsPlace() {
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    List<String> tags = Arrays.asList("a", null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthRpcParams.builder().tags(tags))
        .withMessage("HealthRpcParams.tags[1] must have a value, was null");
  }

  @Test
  void treesAreCopiedAndNullTreesAreAbsent() {
    ObjectNode error = mapper.createObjectNode().put("message", "stuck");
    HealthCheckResult.Builder builder = HealthCheckResult.builder()
        .timestamp(OffsetDateTime.parse("2026-11-22T00:00:00Z"))
        .duration(Duration.ofNanos(1))
        .message(NullNode.getInstance())
        .error(error);

    error.put("message", "changed");
    HealthCheckResult result = builder.build();

    assertThat(result.message()).isNull();
    assertThat(result.error()).hasToString("{\"message\":\"stuck\"}");
  }

  @Test
  void optionalMemberIsUnsetByNull() {
    PingNotice notice = notice("C").toBuilder().details(Map.of("a", "b")).build();

    assertThat(notice.toBuilder().details(null).build()).isEqualTo(notice("C"));
  }

  private static PingNotice notice(String code) {
    return PingNotice.builder().code(code).message("M").build();
  }
}
