package dev.vitals.health;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.PollResult;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.model.HealthReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node did not become healthy, or ready, in time. The cause is the failure of the last request,
 * if it had no answer; {@link #elapsed()} covers all requests and waits, {@link #attempts()} only
 * the last request.
 */
public final class HealthTimeoutException extends CallTimeoutException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final transient @Nullable HealthReport lastReport;

  private HealthTimeoutException(
      String message,
      @Nullable Throwable cause,
      CallRecord call,
      @Nullable HealthReport lastReport) {
    super(message, cause, call);
    this.lastReport = lastReport;
  }

  static HealthTimeoutException of(
      String state, Duration timeout, PollResult<HealthReport> polled) {
    String last = polled
        .failure()
        .map(failure -> "the last request failed: " + failure.getMessage())
        .orElseGet(() -> "failing checks: "
            + polled.redact(polled.answer().map(HealthTimeoutException::failing).orElse("")));
    return new HealthTimeoutException(
        "the node was not " + state + " within " + timeout + "; " + last,
        polled.failure().orElse(null),
        polled.call(),
        polled.answer().orElse(null));
  }

  /**
   * The last report that the node gave, which may be older than the failure of the last request;
   * empty if it gave none. It is not part of the serialized form.
   */
  public Optional<HealthReport> lastReport() {
    return Optional.ofNullable(lastReport);
  }

  private static String failing(HealthReport report) {
    return report.checks().entrySet().stream()
        .filter(check -> check.getValue().error() != null)
        .map(Map.Entry::getKey)
        .limit(SHOWN)
        .collect(Collectors.joining(", "));
  }
}
