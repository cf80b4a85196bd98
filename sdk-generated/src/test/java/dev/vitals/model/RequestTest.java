package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {
  private static final String ID = "550e8400-e29b-41d4-a716-446655440000";

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void requestWithoutItsRequiredMemberIsNotBuilt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PingOnceRequest.builder().timeoutMs(5).build())
        .withMessage("PingOnceRequest.targetId is required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "1-1-1-1-1",
        "{550e8400-e29b-41d4-a716-446655440000}",
        "550e8400e29b41d4a716446655440000",
        "550e8400-e29b-41d4-a716-44665544000g"
      })
  void targetIdMustBeAUuid(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PingStreamRequest.builder().targetId(id))
        .withMessage(
            "PingStreamRequest.targetId must be a UUID such as"
                + " 550e8400-e29b-41d4-a716-446655440000, was \"%s\"",
            id);
  }

  @Test
  void idsOfAnswersAreReadAsTheyAre() throws Exception {
    String json = """
        {"targetType":"LLM","targetId":"no uuid","resolvedEndpoint":"E","provider":"P","modelIdentifier":"M"}""";

    assertThat(mapper.readValue(json, PingEndpointInfo.class).targetId()).isEqualTo("no uuid");
  }

  @Test
  void payloadAndItsSizeExcludeEachOther() {
    PingOnceRequest.Builder once =
        PingOnceRequest.builder().targetId(ID).payload("gm_secret").payloadSizeBytes(64);
    PingStreamRequest.Builder stream =
        PingStreamRequest.builder().targetId(ID).payload("").payloadSizeBytes(0);

    assertThatIllegalArgumentException()
        .isThrownBy(once::build)
        .withMessage(
            "PingOnceRequest takes payload or payloadSizeBytes, not both: leave one unset");
    assertThatIllegalArgumentException().isThrownBy(stream::build);
    assertThat(once.payload(null).build().payloadSizeBytes()).isEqualTo(64);
  }

  @Test
  void sizesAndTimesMustNotBeNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PingStreamRequest.builder().intervalMs(-1))
        .withMessage("PingStreamRequest.intervalMs must be at least 0, was -1");
    assertThat(PingStreamRequest.builder().targetId(ID).intervalMs(0).build().intervalMs())
        .isZero();
  }

  @Test
  void atMostTwentyLabelsAreTaken() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      labels.put("label" + i, "x");
    }
    PingStreamRequest.Builder builder = PingStreamRequest.builder().targetId(ID).labels(labels);
    labels.put("one more", "x");

    assertThat(builder.build().labels()).hasSize(20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.labels(labels))
        .withMessage("PingStreamRequest.labels must have at most 20 entries, had 21");
  }

  @Test
  void enumerationsAreOpenOnReadAndClosedOnWrite() throws Exception {
    PingTargetType unknown = PingTargetType.of("OCR");

    PingOnceRequest read =
        mapper.readValue("{\"targetId\":\"T\",\"targetTypeHint\":\"OCR\"}", PingOnceRequest.class);

    assertThat(read.targetTypeHint()).isEqualTo(unknown);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PingOnceRequest.builder().targetTypeHint(unknown))
        .withMessage(
            "PingOnceRequest.targetTypeHint must be a constant of its type, was the unknown value"
                + " \"OCR\"");
  }

  @Test
  void membersThatAreNotSetAreNotSent() throws Exception {
    PingStreamRequest request =
        PingStreamRequest.builder().targetId(ID).count(3).jitter(null).build();

    assertThat(mapper.writeValueAsString(request))
        .isEqualTo("{\"targetId\":\"" + ID + "\",\"count\":3}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22",
        "2026-11-22T13:45",
        "2026-11-22T13:45:00",
        "2026-11-22T13:45:00.123456",
        "2026-11-22T13:45:00Z",
        "2026-11-22T13:45:00+01:00",
        "0001-01-01",
        "9999-12-31T23:59:59",
      })
  void runDateMayBeADateOrDateTimeWithOrWithoutOffset(String text) throws Exception {
    NewSession session = session().runDate(text).build();

    assertThat(session.runDate()).isEqualTo(text);
    assertThat(mapper.valueToTree(session).get("run_date").textValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30",
        "0000-01-01T00:00:00",
        "-0001-01-01",
        "+12345-01-01T00:00:00",
        "22.11.2026",
        "2026-11-22 13:45:00",
        "2026-11-22T25:00:00",
        "2026-11-22T13:45:00 CET",
        "1595576640"
      })
  void runDateThatTheServerCouldNotReadIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().runDate(text))
        .withMessage(
            "NewSession.run_date must be an ISO 8601 date-time or date such as"
                + " 2026-11-22T13:45:00, was \"%s\"",
            text);
  }

  @Test
  void newSessionSendsItsIdUnderBothNamesAndScmRefAlways() throws Exception {
    NewSession session = session().build();

    assertThat(mapper.writeValueAsString(session)).isEqualTo("""
            {"session_h":"abc","h":"abc","run_date":"2026-11-22","scm_ref":null,"description":{"b":"1","a":"2"}}""");
    assertThat(mapper.writeValueAsString(session.toBuilder().scmRef("f00").build()))
        .contains("\"scm_ref\":\"f00\"");
  }

  @Test
  void newSessionThatWasReadIsWrittenAsItCame() throws Exception {
    String json = "{\"h\":\"abc\",\"run_date\":\"2026-11-22\",\"scm_ref\":null,\"description\":{}}";

    NewSession session = mapper.readValue(json, NewSession.class);

    assertThat(session.sessionH()).isEqualTo("abc");
    assertThat(mapper.writeValueAsString(session)).isEqualTo(json);
    assertThat(mapper.writeValueAsString(session.toBuilder().sessionH("def").build()))
        .startsWith("{\"session_h\":\"def\",\"h\":\"def\",");
  }

  @Test
  void newSessionNeedsIdDateAndDescription() {
    assertThatIllegalStateException()
        .isThrownBy(() -> NewSession.builder().build())
        .withMessage("NewSession.session_h is required: call sessionH(…)");
    assertThatIllegalStateException()
        .isThrownBy(() -> NewSession.builder().sessionH("abc").build())
        .withMessage("NewSession.run_date is required: call runDate(…)");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> NewSession.builder().sessionH("abc").runDate("2026-11-22").build())
        .withMessage("NewSession.description is required");
  }

  @Test
  void descriptionValueThatIsNullIsRefusedByItsKey() {
    Map<String, String> description = new LinkedHashMap<>(Map.of("good", "text"));
    putRaw(description, "bad", null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().description(description))
        .withMessage("NewSession.description[\"bad\"] must have a value, was null");
  }

  @Test
  void descriptionValueThatIsNoTextIsRefusedByItsKey() {
    Map<String, String> description = new LinkedHashMap<>(Map.of("good", "text"));
    putRaw(description, "bad", Collections.singletonMap("a", 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSession.builder().description(description))
        .withMessage("NewSession.description[\"bad\"] must be a string, was of type"
            + " java.util.Collections$SingletonMap");
  }

  private static NewSession.Builder session() {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("b", "1");
    description.put("a", "2");
    return NewSession.builder().sessionH("abc").runDate("2026-11-22").description(description);
  }

  /** What a caller can do with raw types. */
  @SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
  private static void putRaw(Map map, String key, @Nullable Object value) {
    map.put(key, value);
  }
}
