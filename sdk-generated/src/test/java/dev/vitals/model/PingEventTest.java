package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PingEventTest {
  private static final String NOTICE = "{\"code\":\"C\",\"message\":\"M\"}";

  private final ObjectMapper mapper = new ObjectMapper();
  private final PingNotice notice = PingNotice.builder().code("C").message("M").build();

  @Test
  void presentMemberTellsTheKind() throws Exception {
    PingEvent event = read("{\"notice\":" + NOTICE + "}");

    assertThat(event).isEqualTo(new PingEvent.Notice(notice));
    assertThat(event.asNotice()).contains(notice);
    assertThat(event.asResult()).isEmpty();
    assertThat(event.asSummary()).isEmpty();
    assertThat(event.additionalProperties()).isEmpty();
  }

  @Test
  void membersThatAreNullAreAbsent() throws Exception {
    PingEvent event = read("{\"result\":null,\"notice\":" + NOTICE + ",\"summary\":null}");

    assertThat(event).isEqualTo(new PingEvent.Notice(notice));
    assertThat(mapper.writeValueAsString(event)).isEqualTo("{\"notice\":" + NOTICE + "}");
  }

  @Test
  void unknownSiblingsAreKeptOnBothSides() throws Exception {
    String json = "{\"trace\":[1],\"notice\":" + NOTICE + ",\"later\":null}";

    PingEvent event = read(json);

    assertThat(event.asNotice()).contains(notice);
    assertThat(event.additionalProperties()).containsOnlyKeys("trace", "later");
    assertThat(mapper.writeValueAsString(event))
        .isEqualTo("{\"notice\":" + NOTICE + ",\"trace\":[1],\"later\":null}");
  }

  @Test
  void ofTwoKindsTheFirstCountsAndTheOtherStaysASibling() throws Exception {
    String json = "{\"notice\":" + NOTICE + ",\"result\":{\"any\":\"form\"}}";

    PingEvent event = read(json);

    assertThat(event).isInstanceOf(PingEvent.Notice.class);
    assertThat(event.asResult()).isEmpty();
    assertThat(event.additionalProperties()).containsOnlyKeys("result");
    assertThat(mapper.writeValueAsString(event)).isEqualTo(json);
    assertThat(read(mapper.writeValueAsString(event))).isEqualTo(event);
  }

  @Test
  void kindStillToComeIsUnknownAndRoundTrips() throws Exception {
    String json = "{\"heartbeat\":{\"seq\":1},\"at\":2}";

    PingEvent event = read(json);

    assertThat(event)
        .isInstanceOfSatisfying(
            PingEvent.Unknown.class,
            unknown -> assertThat(unknown.properties()).containsOnlyKeys("heartbeat", "at"));
    assertThat(event.asNotice()).isEmpty();
    assertThat(mapper.writeValueAsString(event)).isEqualTo(json);
  }

  @Test
  void emptyObjectIsUnknownWithoutMembers() throws Exception {
    assertThat(read("{}")).isEqualTo(new PingEvent.Unknown(Map.of()));
    assertThat(read("{\"notice\":null}")).isEqualTo(new PingEvent.Unknown(Map.of()));
    assertThat(mapper.writeValueAsString(new PingEvent.Unknown(Map.of()))).isEqualTo("{}");
  }

  @Test
  void brokenMemberOfAKindIsRefused() {
    assertThatThrownBy(() -> read("{\"notice\":\"text\"}"))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingEvent.notice: expected an object, found text");
    assertThatThrownBy(() -> read("{\"notice\":{\"code\":\"C\"}}"))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingNotice.message is required");
    assertThatThrownBy(() -> read("[]"))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingEvent: expected an object, found an array");
  }

  @Test
  void recordsKeepTheirOwnCopyOfSiblings() {
    Map<String, JsonNode> siblings = new LinkedHashMap<>(Map.of("trace", IntNode.valueOf(1)));

    PingEvent event = new PingEvent.Notice(notice, siblings);
    siblings.clear();

    assertThat(event.additionalProperties()).containsOnlyKeys("trace");
    assertThatThrownBy(() -> event.additionalProperties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void memberThatTellsAKindIsNoSiblingOfItself() {
    Map<String, JsonNode> clash = Map.of("notice", IntNode.valueOf(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PingEvent.Notice(notice, clash))
        .withMessage("PingEvent.notice determines the kind: use the record of that kind");
    assertThatIllegalArgumentException().isThrownBy(() -> new PingEvent.Unknown(clash));
  }

  private PingEvent read(String json) throws Exception {
    return mapper.readValue(json, PingEvent.class);
  }
}
