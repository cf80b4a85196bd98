package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictReadingTest {
  private static final String RESULT = """
      {"endpoint":{"targetType":"LLM","targetId":"T","resolvedEndpoint":"E","provider":"P","modelIdentifier":"M"},
      "seq":1,"bytesSent":2,"bytesReceived":3,"ok":true,"httpStatus":200,"rttMs":1.5,
      "timing":{"clientSendTimeUnixNanos":1,"serverReceivedTimeUnixNanos":2,
      "serverSendTimeUnixNanos":3,"clientReceiveTimeUnixNanos":4},"metadata":{"a":"b"}}""";

  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint",
        "seq",
        "bytesSent",
        "bytesReceived",
        "ok",
        "httpStatus",
        "rttMs",
        "timing"
      })
  void absentRequiredMemberIsNamed(String member) throws Exception {
    ObjectNode json = result();
    json.remove(member);

    assertThatThrownBy(() -> mapper.readValue(json.toString(), PingResult.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingResult." + member + " is required, but it is absent or null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint",
        "seq",
        "bytesSent",
        "bytesReceived",
        "ok",
        "httpStatus",
        "rttMs",
        "timing"
      })
  void requiredMemberThatIsNullIsNamed(String member) throws Exception {
    ObjectNode json = result().putNull(member);

    assertThatThrownBy(() -> mapper.readValue(json.toString(), PingResult.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingResult." + member)
        .hasMessageContaining("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seq | `1` | a 32-bit integer, found text",
        "seq | 1.0 | a 32-bit integer, found a number with a fraction",
        "seq | 2147483648 | a 32-bit integer, found an integer that is not one",
        "seq | -2147483649 | a 32-bit integer, found an integer that is not one",
        "seq | true | a 32-bit integer, found a boolean",
        "ok | 1 | true or false, found an integer",
        "ok | `true` | true or false, found text",
        "rttMs | `1.5` | a number, found text",
        "rttMs | 1e999 | a 64-bit number, found a number with a fraction that is not one",
        "endpoint | [] | an object, found an array",
        "endpoint | `x` | an object, found text",
        "errorMessage | 5 | text, found an integer",
        "errorMessage | {} | text, found an object",
        "metadata | `x` | an object, found text",
        "metadata | [1] | an object, found an array",
        "metadata | {`a`:1} | text, found an integer",
      })
  void wrongTypeIsRefusedWithMemberExpectationAndFinding(
      String member, String value, String complaint) throws Exception {
    ObjectNode json = result();
    json.remove(member);
    String wrong =
        json.toString().replaceFirst("\\{", "{\"" + member + "\":" + value.replace('`', '"') + ",");

    assertThatThrownBy(() -> mapper.readValue(wrong, PingResult.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingResult." + member + ": expected " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'clientSendTimeUnixNanos':9223372036854775808} | PingTiming.clientSendTimeUnixNanos: expected a 64-bit integer",
        "{'clientSendTimeUnixNanos':1.7e18} | PingTiming.clientSendTimeUnixNanos: expected a 64-bit integer",
      })
  void numberThatDoesNotFitIsRefused(String json, String complaint) {
    assertThatThrownBy(() -> mapper.readValue(json.replace('\'', '"'), PingTiming.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void valuesAreNeverQuotedInComplaints() {
    assertThatThrownBy(
            () -> mapper.readValue("{\"code\":{\"secret\":\"gm_123\"}}", PingNotice.class))
        .isInstanceOf(MismatchedInputException.class)
        .message()
        .doesNotContain("gm_123", "secret");
  }

  @Test
  void complaintInsideAListTellsThePosition() {
    String json = """
        {"sessions":[{"session_h":"a","run_date":"2020-01-01"},{"session_h":"b"}],"total_page":1}""";

    assertThatThrownBy(() -> mapper.readValue(json, SessionList.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("Session.run_date is required")
        .hasMessageContaining("[1]");
  }

  @Test
  void complaintInsideAMapTellsTheKey() {
    assertThatThrownBy(
            () -> mapper.readValue("{\"checks\":{\"C\":{}},\"healthy\":true}", HealthReport.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("HealthCheckResult.timestamp is required")
        .hasMessageContaining("[\"C\"]");
  }

  @Test
  void nullInAListIsRefused() {
    assertThatThrownBy(
            () -> mapper.readValue("{\"sessions\":[null],\"total_page\":1}", SessionList.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("SessionList.sessions: expected an element, found null");
  }

  @Test
  void nullInAMapIsAnAbsentEntry() throws Exception {
    PingNotice notice = mapper.readValue(
        "{\"code\":\"C\",\"message\":\"M\",\"details\":{\"a\":null,\"b\":\"c\"}}",
        PingNotice.class);

    assertThat(notice.details()).containsExactly(Map.entry("b", "c"));
  }

  @Test
  void optionalMembersThatAreNullAreAbsentAndNotWritten() throws Exception {
    ObjectNode json = result().putNull("metadata").putNull("errorMessage");

    PingResult result = mapper.readValue(json.toString(), PingResult.class);

    assertThat(result.metadata()).isNull();
    assertThat(result.errorMessage()).isNull();
    assertThat(mapper.writeValueAsString(result)).doesNotContain("metadata", "errorMessage");
  }

  @Test
  void anythingButAnObjectIsRefused() {
    for (String json : List.of("[]", "1", "\"x\"", "true")) {
      assertThatThrownBy(() -> mapper.readValue(json, PingNotice.class))
          .isInstanceOf(MismatchedInputException.class)
          .hasMessageStartingWith("PingNotice: expected an object, found");
    }
  }

  @Test
  void membersMayComeInAnyOrder() throws Exception {
    ObjectNode forward = result();
    ObjectNode backward = mapper.createObjectNode();
    List<String> names = new ArrayList<>();
    forward.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    names.forEach(name -> backward.set(name, forward.get(name)));

    PingResult result = mapper.readValue(backward.toString(), PingResult.class);

    assertThat(result).isEqualTo(mapper.readValue(forward.toString(), PingResult.class));
  }

  @Test
  void ofARepeatedMemberTheLastOneCounts() throws Exception {
    PingNotice notice = mapper.readValue(
        "{\"code\":\"A\",\"message\":\"M\",\"code\":\"B\",\"x\":1,\"x\":2}", PingNotice.class);

    assertThat(notice.code()).isEqualTo("B");
    assertThat(notice.additionalProperties().get("x")).hasToString("2");
  }

  @Test
  void decoderLeavesTheParserAtTheEndOfItsObject() throws Exception {
    String json = "[{\"code\":\"A\",\"message\":\"M\",\"x\":{\"y\":[]}},7]";

    try (JsonParser parser = mapper.createParser(json)) {
      parser.nextToken();
      parser.nextToken();
      PingNotice notice = mapper.readerFor(PingNotice.class).readValue(parser);

      assertThat(notice.code()).isEqualTo("A");
      assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    }
  }

  private ObjectNode result() throws Exception {
    return (ObjectNode) mapper.readTree(RESULT);
  }
}
