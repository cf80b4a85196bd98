package dev.vitals.benchmarks.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.vitals.model.internal.MemberNames;
import dev.vitals.model.internal.ScalarReader;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A node's check, decoded as the generated models are. The two kinds differ in the type of one
 * member.
 */
interface Check {
  /** The record with its timestamp as text. */
  @JsonDeserialize(using = TextDecoder.class)
  record WithText(
      @Nullable String message,
      @Nullable String timestamp,
      long duration,
      long contiguousFailures,
      @Nullable String node)
      implements Check {}

  /** The record with its timestamp as a date-time. */
  @JsonDeserialize(using = DateTimeDecoder.class)
  record WithDateTime(
      @Nullable String message,
      @Nullable OffsetDateTime timestamp,
      long duration,
      long contiguousFailures,
      @Nullable String node)
      implements Check {}

  /** Reads {@link WithText}. */
  final class TextDecoder extends JsonDeserializer<WithText> {
    @Override
    public WithText deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Members members = new Members();
      String timestamp = null;
      while (members.next(parser)) {
        timestamp = ScalarReader.readString(parser, "Check.timestamp");
      }
      return new WithText(
          members.message, timestamp, members.duration, members.contiguousFailures, members.node);
    }
  }

  /** Reads {@link WithDateTime}. */
  final class DateTimeDecoder extends JsonDeserializer<WithDateTime> {
    @Override
    public WithDateTime deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Members members = new Members();
      OffsetDateTime timestamp = null;
      while (members.next(parser)) {
        timestamp = ScalarReader.readOffsetDateTime(parser, "Check.timestamp");
      }
      return new WithDateTime(
          members.message, timestamp, members.duration, members.contiguousFailures, members.node);
    }
  }

  /** The members that both have. */
  final class Members {
    private static final MemberNames NAMES =
        new MemberNames("message", "timestamp", "duration", "contiguousFailures", "node");

    private int member = MemberNames.END;
    private @Nullable String message;
    private long duration;
    private long contiguousFailures;
    private @Nullable String node;

    /** Reads up to the timestamp, whose value is then at hand; false at the object's end. */
    private boolean next(JsonParser parser) throws IOException {
      while ((member = NAMES.next(parser, member)) != MemberNames.END) {
        switch (member) {
          case 1 -> message = ScalarReader.readString(parser, "Check.message");
          case 2 -> {
            return true;
          }
          case 3 -> duration = ScalarReader.longValue(parser, "Check.duration");
          case 4 -> contiguousFailures = ScalarReader.longValue(parser, "Check.contiguousFailures");
          case 5 -> node = ScalarReader.readString(parser, "Check.node");
          default -> parser.skipChildren();
        }
      }
      return false;
    }
  }
}
