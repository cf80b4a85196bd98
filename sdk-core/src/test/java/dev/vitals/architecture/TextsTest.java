package dev.vitals.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallRecord;
import dev.vitals.check.CheckReport;
import dev.vitals.check.Service;
import dev.vitals.check.ServiceCheck;
import dev.vitals.check.Verdict;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Limits;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.config.Tls;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.paging.Page;
import dev.vitals.sessions.SessionFilter;
import dev.vitals.stream.ServerSentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that users hold have texts of one form, the type and its named parts. */
final class TextsTest {
  static Stream<Object> values() {
    return Stream.of(
        attempt(503),
        new CheckReport(Instant.EPOCH, Duration.ZERO, List.of()),
        new ServiceCheck(
            Service.NODE, Verdict.HEALTHY, "x", Duration.ZERO, CallRecord.NONE, null, null),
        Configuration.builder("https://api.example.com").build(),
        Credentials.none(),
        Credentials.apiKey("gm_1"),
        new Diagnosis.Finding(
            Diagnosis.Step.TCP, Diagnosis.Outcome.PASSED, Duration.ofMillis(1), "connected"),
        new ErrorDetails("5", "not found", "{}", List.of()),
        Limits.standard(),
        Page.empty(),
        RetryPolicy.standard(),
        new ServerSentEvent("message", "{}", "7"),
        SessionFilter.withTag("branch", "main"),
        Timeouts.standard(),
        Tls.system());
  }

  @ParameterizedTest
  @MethodSource("values")
  void textIsTypeWithNamedParts(Object value) {
    assertThat(value.toString()).matches("(?s)[A-Z]\\w+\\[\\w+=.*]");
  }

  @Test
  void attemptShowsOnlyWhatIsKnown() {
    assertThat(attempt(503))
        .hasToString(
            "Attempt[number=1, at=1970-01-01T00:00:00Z, status=503, waited=PT1S, waitOrigin=SERVER]");
    assertThat(Attempt.failed(
            2,
            Instant.EPOCH,
            0,
            "ConnectionException",
            "connect timed out",
            Duration.ZERO,
            Attempt.WaitOrigin.NONE))
        .hasToString("Attempt[number=2, at=1970-01-01T00:00:00Z, failure=connect timed out]");
  }

  private static Attempt attempt(int status) {
    return Attempt.answered(
        1, Instant.EPOCH, status, Duration.ofSeconds(1), Attempt.WaitOrigin.SERVER);
  }
}
