package dev.vitals.errors;

import dev.vitals.model.ProtobufAny;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an error answer says, as far as it could be read. None of the services promises
 * a format, so everything except the raw body is best effort.
 */
public final class ErrorDetails implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The details of an answer without a body. */
  public static final ErrorDetails EMPTY = new ErrorDetails(null, null, "", List.of());

  private final @Nullable String code;
  private final @Nullable String message;
  private final String rawBody;
  private final transient @Nullable List<ProtobufAny> details; // JSON trees do not serialize

  /** Creates the details, copying the list; public so that tests can make some. */
  public ErrorDetails(
      @Nullable String code, @Nullable String message, String rawBody, List<ProtobufAny> details) {
    this.code = code;
    this.message = message;
    this.rawBody = Objects.requireNonNull(rawBody, "rawBody");
    this.details = List.copyOf(details);
  }

  /**
   * The service's own error code: the API gateway's {@code APIG.…}, StackRox's gRPC code (0 to 16,
   * not an HTTP status), or whatever the body names as its code.
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The service's own message, if the body has one. It is server text, so escape it in HTML. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The body as text, truncated to {@code Limits.errorBody()} bytes; empty if there was none. */
  public String rawBody() {
    return rawBody;
  }

  /** StackRox's structured details; empty for every other service, and after deserialization. */
  public List<ProtobufAny> parts() {
    return details == null ? List.of() : details;
  }

  @Override
  public String toString() {
    return "ErrorDetails[code=" + code + ", message=" + message + "]";
  }
}
