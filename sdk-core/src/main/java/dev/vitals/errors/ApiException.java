package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with an error. The HTTP status alone decides the subclass, whatever the body
 * says; a status that has no subclass is reported as this class itself.
 */
public class ApiException extends VitalsException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final ErrorDetails details;

  /** Creates the exception; each subclass has a fixed status or range. */
  protected ApiException(String message, int status, ErrorDetails details, CallRecord call) {
    super(message, null, call);
    this.status = status;
    this.details = Objects.requireNonNull(details, "details");
  }

  /**
   * Creates the exception whose class matches {@code status}; public so that tests can make one.
   */
  public static ApiException of(
      int status,
      String message,
      ErrorDetails details,
      @Nullable Duration retryAfter,
      CallRecord call) {
    return switch (status) {
      case 400 -> new BadRequestException(message, details, call);
      case 401 -> new UnauthorizedException(message, details, call);
      case 403 -> new ForbiddenException(message, details, call);
      case 404 -> new NotFoundException(message, details, call);
      case 409 -> new ConflictException(message, details, call);
      case 412 -> new PreconditionFailedException(message, details, call);
      case 429 -> new RateLimitException(message, details, retryAfter, call);
      default ->
        status >= 500 && status <= 599
            ? new ServerException(message, status, details, retryAfter, call)
            : new ApiException(message, status, details, call);
    };
  }

  /** The HTTP status as the service sent it. */
  public int status() {
    return status;
  }

  /** What the error body says, as far as it could be read; possibly empty. */
  public ErrorDetails details() {
    return details;
  }

  /** Returns status, headers and request id of the answer; secrets in it are masked. */
  public ResponseHead head() {
    return lastHead()
        .orElseGet(() -> new ResponseHead(status, Map.of(), requestId().orElse(null)));
  }
}
