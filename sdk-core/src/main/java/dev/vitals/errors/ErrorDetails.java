package dev.vitals.errors;

import dev.vitals.model.ProtobufAny;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer's body said, as far as it could be read. No shape is promised by any of the
 * services, so everything but the raw body is best effort.
 */
public final class ErrorDetails implements Serializable {
  private static final long serialVersionUID = 1L;

  /** An answer without a body. */
  public static final ErrorDetails EMPTY = new ErrorDetails(null, null, "", List.of());

  private final @Nullable String code;
  private final @Nullable String message;
  private final String rawBody;
  private final transient @Nullable List<ProtobufAny> details; // JSON trees do not serialize

  /** For the SDK; the list is copied. */
  public ErrorDetails(
      @Nullable String code, @Nullable String message, String rawBody, List<ProtobufAny> details) {
    this.code = code;
    this.message = message;
    this.rawBody = Objects.requireNonNull(rawBody, "rawBody");
    this.details = List.copyOf(details);
  }

  /**
   * The service's own code: the API gateway's {@code APIG.…}, StackRox' gRPC number (0 to 16, not
   * an HTTP status), or whatever the body calls its code.
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The service's own words, if the body had any; text from a server, so escape it in HTML. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The body as text, cut at {@code Limits.errorBody()} bytes; empty if there was none. */
  public String rawBody() {
    return rawBody;
  }

  /** StackRox' structured details; empty for every other service, and after deserialization. */
  public List<ProtobufAny> details() {
    return details == null ? List.of() : details;
  }

  @Override
  public String toString() {
    return "ErrorDetails{code=" + code + ", message=" + message + "}";
  }
}
