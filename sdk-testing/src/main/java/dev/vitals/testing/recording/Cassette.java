package dev.vitals.testing.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.recording.RecordedExchange.Answer;
import dev.vitals.testing.recording.RecordedExchange.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/** The file that recorded exchanges are kept in: JSON, to be read, reviewed and edited. */
final class Cassette {
  private static final int VERSION = 1;

  private Cassette() {}

  static void write(Path file, List<RecordedExchange> exchanges) {
    ObjectNode root = Json.object().put("version", VERSION);
    ArrayNode array = root.putArray("exchanges");
    exchanges.forEach(exchange -> array.add(json(exchange)));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Json.indented(root) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the cassette could not be written: " + file, e);
    }
  }

  /**
   * Reads a cassette.
   *
   * @throws IllegalArgumentException if the file is not a cassette
   */
  static List<RecordedExchange> read(Path file) {
    JsonNode root;
    try {
      root = Json.parse(Files.readString(file)).orElseGet(Json::object);
    } catch (IOException e) {
      throw new UncheckedIOException("the cassette could not be read: " + file, e);
    }
    if (root.path("version").intValue() != VERSION || !root.path("exchanges").isArray()) {
      throw new IllegalArgumentException(
          file + " is not a cassette of version " + VERSION + ": record it again");
    }
    List<RecordedExchange> exchanges = new ArrayList<>();
    root.path("exchanges").forEach(exchange -> exchanges.add(exchange(exchange)));
    return exchanges;
  }

  private static ObjectNode json(RecordedExchange exchange) {
    ObjectNode json = Json.object();
    ObjectNode request =
        json.putObject("request").put("method", exchange.method()).put("target", exchange.target());
    request.set("headers", json(exchange.headers()));
    put(request, "body", exchange.body());
    Answer answer = exchange.answer();
    ObjectNode answered = json.putObject("answer").put("status", answer.status());
    answered.set("headers", json(answer.headers()));
    answered.put("length", answer.length()).put("cut", answer.cut());
    ArrayNode pieces = answered.putArray("pieces");
    for (Piece piece : answer.pieces()) {
      ObjectNode node = pieces.addObject().put("afterMillis", piece.after().toMillis());
      put(node, "text", piece.bytes());
    }
    return json;
  }

  /** As text under this name; in Base64 under another if it is none, or cut within a character. */
  private static void put(ObjectNode json, String name, ByteString bytes) {
    String text = bytes.utf8();
    if (ByteString.encodeUtf8(text).equals(bytes)) {
      json.put(name, text);
    } else {
      json.put("base64", bytes.base64());
    }
  }

  private static RecordedExchange exchange(JsonNode json) {
    JsonNode request = json.path("request");
    JsonNode answer = json.path("answer");
    List<Piece> pieces = new ArrayList<>();
    for (JsonNode piece : answer.path("pieces")) {
      pieces.add(new Piece(
          Duration.ofMillis(piece.path("afterMillis").longValue()), bytes(piece, "text")));
    }
    return new RecordedExchange(
        request.path("method").asText(),
        request.path("target").asText(),
        map(request.path("headers")),
        bytes(request, "body"),
        new Answer(
            answer.path("status").intValue(),
            map(answer.path("headers")),
            answer.path("length").longValue(),
            pieces,
            answer.path("cut").booleanValue()));
  }

  private static ByteString bytes(JsonNode json, String name) {
    return json.has(name)
        ? ByteString.encodeUtf8(json.path(name).asText())
        : ByteString.of(Base64.getDecoder().decode(json.path("base64").asText()));
  }

  /** A header that stands once is a text, and one that is repeated a list. */
  private static ObjectNode json(Map<String, List<String>> headers) {
    ObjectNode json = Json.object();
    headers.forEach((name, values) -> {
      if (values.size() == 1) {
        json.put(name, values.get(0));
      } else {
        values.forEach(json.putArray(name)::add);
      }
    });
    return json;
  }

  private static Map<String, List<String>> map(JsonNode json) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    json.properties().forEach(member -> {
      List<String> values = new ArrayList<>();
      if (member.getValue().isArray()) {
        member.getValue().forEach(value -> values.add(value.asText()));
      } else {
        values.add(member.getValue().asText());
      }
      map.put(member.getKey(), values);
    });
    return map;
  }
}
