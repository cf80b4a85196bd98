package dev.vitals.stream.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.errors.DecodingException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON lines, read slowly: the whole body is split at its line feeds, and each line decoded strictly
 * and parsed by a parser of its own. Latin-1 keeps a character for each byte until then.
 */
final class NdjsonReference {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NdjsonReference() {}

  /** The records in {@code body} if none may be longer than {@code limit} bytes. */
  static Outcome<JsonNode> read(byte[] body, int limit) {
    List<JsonNode> records = new ArrayList<>();
    String end = end(body, limit, records);
    return new Outcome<>(records, end, "", Optional.empty());
  }

  private static String end(byte[] body, int limit, List<JsonNode> records) {
    String text = new String(body, ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceFirst("\r$", "");
      if (line.length() > limit) {
        return Problem.TOO_LARGE + " in record " + records.size();
      }
      String record = line.replaceAll("^[ \t\r]+|[ \t\r]+$", "");
      if (!record.isEmpty()) {
        try {
          records.add(parsed(record));
        } catch (Unreadable e) {
          return i < lines.length - 1
              ? e.problem + " in record " + records.size()
              : "TRUNCATED after " + records.size();
        }
      }
    }
    return Outcome.FINISHED;
  }

  private static JsonNode parsed(String record) throws Unreadable {
    try (JsonParser parser = JSON.createParser(decoded(record))) {
      JsonNode value = JSON.readTree(parser);
      if (hasMore(parser)) {
        throw new Unreadable(Problem.TRAILING_CONTENT);
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new Unreadable(Problem.TOO_DEEP); // the limits here are too low for a long one
    } catch (JsonProcessingException e) {
      throw new Unreadable(Problem.MALFORMED);
    } catch (IOException e) {
      throw new Unreadable(Problem.ENCODING);
    }
  }

  private static boolean hasMore(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (JsonProcessingException e) {
      return true; // not even a token
    }
  }

  /** A fresh decoder reports invalid UTF-8. */
  private static String decoded(String record) throws CharacterCodingException {
    return UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(record.getBytes(ISO_8859_1)))
        .toString();
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Unreadable(Problem problem) {
      this.problem = problem;
    }
  }
}
