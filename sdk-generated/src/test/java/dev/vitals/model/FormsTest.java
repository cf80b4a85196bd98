package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms in {@code src/test/openapi/forms.yaml}, which only documents of users contain. */
final class FormsTest {
  private static final String NUMBERS = """
      {"count":9223372036854775807,"price":0.1000000000000000000001,"day":"2026-11-22"}""";

  private final ObjectMapper mapper = new ObjectMapper();

  static Stream<Arguments> whatWasReadIsWrittenBackAsItCame() {
    return Stream.of(
        arguments(FormNumbers.class, NUMBERS),
        arguments(FormNumbers.class, """
            {"count":-1,"otherCount":0,"unsigned":7,"price":72,"otherPrice":72.0,"ratio":0.1,\
            "day":"0001-01-01","otherDay":"9999-12-31","unknown":1}"""),
        arguments(FormTexts.class, """
            {"bytes":"aGk=","raw":"hi","mail":"a@b.example","link":"http://b.example/?a=ü",\
            "amount":"1.10","time":"25:00"}"""),
        arguments(FormLists.class, """
            {"counts":[1,9223372036854775807],"small":[1],"prices":[1,1.0,0.1000000000000000000001],\
            "doubles":[72.5],"flags":[true,false],"times":["2026-11-22T01:02:03.123456789+01:00"],\
            "days":["2026-11-22"],"epochs":[1700000000],"delays":[5],"ids":["a","b"],\
            "colours":["red","blue",""],"unique":["b","a","b"],"nested":[[1,2],[],[3]],\
            "maps":[{"z":true,"a":false},{}],\
            "anything":[null,1,"a",[null],0.1000000000000000000001,1E+400],\
            "objects":[{"a":null,"b":0.1000000000000000000001}]}"""),
        arguments(FormMaps.class, """
            {"counts":{"z":1,"a":2},"prices":{"a":1.10},"flags":{"a":true},\
            "times":{"a":"2026-11-22T00:00:00Z"},"days":{"a":"2026-11-22"},"colours":{"a":"2x"},\
            "lists":{"a":[1.5,2.5]},\
            "anything":{"a":null,"b":[1],"c":{"d":0.1000000000000000000001},"e":1E+400},\
            "tree":{"a":1},\
            "namedMap":{"a":1},"namedList":[1,2],"namedText":"2026-11-22"}"""),
        arguments(FormNames.class, """
            {"x-y":"1","class":"2","default":"3","$ref":"4","@type":"5","a.b c":"6","2xx":"7",\
            "URL":"8","A":9,"context":"10","parser":"11","member":"12","members":[13],"value":"14",\
            "other":"15","object":"16","writer":"17"}"""),
        arguments(FormInline.class, """
            {"place":{"lat":1.5},"state":"standby","steps":[{"name":"a"},{}],"colour":"red"}"""),
        arguments(FormFlattened.class, """
            {"place":{"lat":1.5,"lon":2},"state":"on","extra":5}"""),
        arguments(FormOpen.class, """
            {"known":"a","one":1,"two":2}"""));
  }

  @ParameterizedTest
  @MethodSource
  void whatWasReadIsWrittenBackAsItCame(Class<?> model, String json) throws Exception {
    Object read = mapper.readValue(json, model);

    assertThat(mapper.writeValueAsString(read)).isEqualTo(json);
    assertThat(mapper.readValue(json, model)).isEqualTo(read).hasSameHashCodeAs(read);
  }

  @Test
  void numbersAndDatesHaveTypesThatLoseNothing() throws Exception {
    FormNumbers numbers = mapper.readValue(NUMBERS, FormNumbers.class);
    long count = numbers.count();

    assertThat(count).isEqualTo(Long.MAX_VALUE);
    assertThat(numbers.price()).isEqualTo(new BigDecimal("0.1000000000000000000001"));
    assertThat(numbers.day()).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(numbers.otherCount()).isNull();
    assertThat(numbers.otherPrice()).isNull();
    assertThat(numbers.otherDay()).isNull();
  }

  @Test
  void inlineSchemasAreTypesOfTheirOwn() throws Exception {
    FormFlattened flattened = mapper.readValue(
        "{\"place\":{\"lat\":1.5},\"state\":\"on\",\"extra\":5}", FormFlattened.class);

    assertThat(flattened.place()).isEqualTo(FormInlinePlace.builder().lat(1.5).build());
    assertThat(flattened.state()).isEqualTo(FormInlineState.ON);
    assertThat(flattened.extra()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count | 9223372036854775808 | a 64-bit integer, found an integer that is not one",
        "count | 1.0 | a 64-bit integer, found a number with a fraction",
        "otherCount | `1` | a 64-bit integer, found text",
        "price | `1` | a number, found text",
        "otherPrice | true | a number, found a boolean",
        "day | 5 | text, found an integer",
        "day | `2026-02-30` | an RFC 3339 date, found text that is not one",
        "otherDay | `2026-11-22T00:00:00Z` | an RFC 3339 date, found text that is not one",
      })
  void wrongTypeIsRefusedWithMemberExpectationAndFinding(
      String member, String value, String complaint) throws Exception {
    ObjectNode json = (ObjectNode) mapper.readTree(NUMBERS);
    json.set(member, mapper.readTree(value.replace('`', '"')));

    assertThatThrownBy(() -> mapper.readValue(json.toString(), FormNumbers.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("FormNumbers." + member + ": expected " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'price':1,'day':'2026-11-22'} | count is required",
        "{'count':1,'day':'2026-11-22'} | price is required",
        "{'count':1,'price':null,'day':'2026-11-22'} | price is required",
        "{'count':1,'price':1} | day is required",
      },
      quoteCharacter = '"')
  void absentRequiredMemberIsNamed(String json, String complaint) {
    assertThatThrownBy(() -> mapper.readValue(json.replace('\'', '"'), FormNumbers.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("FormNumbers." + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'counts':[1,null]} | FormLists.counts: expected an element, found null",
        "{'counts':[`1`]} | FormLists.counts: expected a 64-bit integer, found text",
        "{'counts':[],'nested':[[1],[null]]} | FormLists.nested: expected an element, found null",
        "{'counts':[],'nested':[1]} | FormLists.nested: expected an array, found an integer",
        "{'counts':[],'maps':[[]]} | FormLists.maps: expected an object, found an array",
      },
      quoteCharacter = '"')
  void wrongElementIsRefused(String json, String complaint) {
    String quoted = json.replace('\'', '"').replace('`', '"');

    assertThatThrownBy(() -> mapper.readValue(quoted, FormLists.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void listsInListsAreCopiedAtTheSetter() {
    List<Long> inner = new ArrayList<>(List.of(1L));
    FormLists lists =
        FormLists.builder().counts(List.of()).nested(List.of(inner)).build();

    inner.clear();

    List<List<Long>> nested = Objects.requireNonNull(lists.nested());
    assertThat(nested).containsExactly(List.of(1L));
    assertThatThrownBy(() -> nested.get(0).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void treesInListsAndMapsAreCopiedAtTheSetter() {
    ObjectNode tree = mapper.createObjectNode().put("a", 1);
    FormMaps maps = FormMaps.builder().anything(Map.of("tree", tree)).tree(tree).build();

    tree.put("a", 2);

    assertThat(maps).hasToString(maps.toBuilder().build().toString());
    assertThat(Objects.requireNonNull(maps.anything()).get("tree")).hasToString("{\"a\":1}");
    assertThat(maps.tree()).hasToString("{\"a\":1}");
  }

  @Test
  void elementThatJsonCannotHoldIsRefusedByItsPlace() {
    FormLists.Builder lists = FormLists.builder();
    Instant fraction = Instant.ofEpochSecond(1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> lists.doubles(List.of(1.0, Double.NaN)))
        .withMessage("FormLists.doubles[1] must be a finite number, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lists.epochs(List.of(fraction)))
        .withMessageStartingWith("FormLists.epochs[0] must be in whole seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormMaps.builder().lists(Map.of("a", List.of(Double.NaN))))
        .withMessage("FormMaps.lists[\"a\"][0] must be a finite number, was NaN");
  }

  @Test
  void missingRequiredMemberIsNamedWithItsSetterWhereTheTwoDiffer() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FormNames.builder().build())
        .withMessage("FormNames.x-y is required: call xY(…)");
    assertThatIllegalStateException()
        .isThrownBy(() -> FormNumbers.builder().build())
        .withMessage("FormNumbers.count is required");
  }

  @Test
  void aMemberMayHaveTheNameOfAVariable() {
    FormNames names = FormNames.builder().xY("a").other("b").value("c").build();

    assertThat(names.toBuilder().build()).isEqualTo(names);
    assertThat(names.toBuilder().other("x").build()).isNotEqualTo(names);
  }
}
