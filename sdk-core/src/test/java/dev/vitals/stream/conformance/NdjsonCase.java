package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Limits;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A body of JSON lines, the records it holds, and how it ends. */
final class NdjsonCase {
  private final JsonNode json;
  private final ByteString input;
  private final List<JsonNode> expected;

  private NdjsonCase(JsonNode json) {
    this.json = json;
    this.input = ByteString.of(CaseFile.input(json));
    this.expected = records(json.get("expected"), json.path("recordCount").asInt(1));
  }

  static List<NdjsonCase> all() {
    return CaseFile.read("ndjson-cases.json").stream().map(NdjsonCase::new).toList();
  }

  private static List<JsonNode> records(JsonNode expected, int count) {
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode record : expected.path("records")) {
      records.add(parsed(record.textValue()));
    }
    for (JsonNode parts : expected.path("records_parts")) {
      records.addAll(Collections.nCopies(count, parsed(CaseFile.generated(parts))));
    }
    return records;
  }

  private static JsonNode parsed(String record) {
    try {
      return CaseFile.JSON.readTree(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(record, e);
    }
  }

  String id() {
    return json.get("id").textValue();
  }

  ByteString input() {
    return input;
  }

  List<JsonNode> expected() {
    return expected;
  }

  Limits limits() {
    JsonNode lineBytes = json.path("config").path("maxLineBytes");
    return lineBytes.isMissingNode()
        ? Limits.standard()
        : Limits.builder().record(lineBytes.intValue()).build();
  }

  boolean keepOpen() {
    return json.path("keepOpen").booleanValue();
  }

  /** How many items to read: with the connection kept open, those that come. */
  long itemsToRead() {
    return keepOpen() && kind() == null ? expected.size() : Long.MAX_VALUE;
  }

  /** The reads that the case itself asks for. */
  Split reads() {
    return CaseFile.reads(json);
  }

  Answer answer(Split split) {
    return new Answer(200, "application/x-ndjson", input, split, keepOpen());
  }

  /** Compares the records and the error with what the case expects. */
  void check(Transcript<JsonNode> read) {
    VitalsException error = read.error();
    if (json.path("lenientOnly").booleanValue() && error != null) {
      assertThat(read.items()).isEmpty();
      assertThat(kindOf(error)).isEqualTo("malformed_json");
      return;
    }
    assertThat(read.items()).isEqualTo(expected);
    if (kind() == null) {
      assertThat(error).isNull();
      return;
    }
    assertThat(acceptedKinds()).contains(kindOf(error));
    assertThat(indexOf(error)).isEqualTo(expectedError().get("record_index").longValue());
  }

  private JsonNode expectedError() {
    return json.get("expected").get("error");
  }

  private @Nullable String kind() {
    return expectedError().path("kind").textValue();
  }

  private List<String> acceptedKinds() {
    List<String> kinds = new ArrayList<>();
    kinds.add(kindOfOurs(expectedError().get("kind").textValue()));
    for (JsonNode kind : expectedError().path("kind_alternatives")) {
      kinds.add(kindOfOurs(kind.textValue()));
    }
    return kinds;
  }

  /** One problem of ours stands for whatever is too long. */
  private static String kindOfOurs(String kind) {
    return kind.endsWith("_too_long") ? "too_long" : kind;
  }

  private static String kindOf(@Nullable VitalsException error) {
    if (error instanceof DecodingException decoding) {
      return switch (decoding.problem()) {
        case MALFORMED -> "malformed_json";
        case ENCODING -> "invalid_utf8";
        case TOO_LARGE -> "too_long";
        default -> decoding.problem().name().toLowerCase(Locale.ROOT);
      };
    }
    return error instanceof BrokenStreamException broken
        ? broken.reason().name().toLowerCase(Locale.ROOT)
        : String.valueOf(error);
  }

  private static long indexOf(@Nullable VitalsException error) {
    if (error instanceof DecodingException decoding) {
      return decoding.index().orElse(-1);
    }
    return error instanceof BrokenStreamException broken ? broken.delivered() : -1;
  }
}
