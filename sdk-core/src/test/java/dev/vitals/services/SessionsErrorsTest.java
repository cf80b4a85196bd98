package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.ServerException;
import dev.vitals.model.NewSession;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.testing.FakeAnswer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SessionsErrorsTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private SessionsApi sessions;

  @BeforeEach
  void connect() {
    // Retries and all: none of these may be sent twice.
    sessions = new SessionsApi(
        fakes.client(Service.MONITOR.configuration(fakes.services()).build()));
  }

  @Test
  void duplicateSessionIsServerFailure() {
    sessions.create(session());

    ServerException thrown =
        catchThrowableOfType(ServerException.class, () -> sessions.create(session()));

    assertThat(thrown.status()).isEqualTo(500);
    assertThat(thrown.details().message()).contains("Internal Server Error");
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(fakes.received(Service.MONITOR)).hasSize(2);
  }

  @Test
  void refusalWithoutMessageIsStillBadRequest() {
    String lost = "{\"session_h\": null, \"run_date\": null, \"scm_ref\": null, \"tags\": null}\n";
    fakes.monitor().answerNext(FakeAnswer.json(400, lost));

    BadRequestException thrown =
        catchThrowableOfType(BadRequestException.class, () -> sessions.create(session()));

    assertThat(thrown.details().message()).isEmpty();
    assertThat(thrown.details().rawBody()).isEqualTo(lost);
    assertThat(thrown).hasMessage("POST /api/v1/sessions/: HTTP 400");
  }

  @Test
  void missingPageIsNotFound() {
    fakes.monitor().addSampleSessions(3);

    assertThatThrownBy(() -> sessions.list().page(3))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("You have requested this URI");
    assertThatThrownBy(() -> sessions.list().page(-3)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void lastPageOfNothingIsNotFound() {
    assertThat(sessions.list().page(1).items()).isEmpty();
    assertThatThrownBy(() -> sessions.list().page(-1)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void pageOfWebFrameworkIsNotMessage() {
    fakes.monitor().answerNext(FakeAnswer.html(404, "<!doctype html><h1>Not Found</h1>"));

    assertThatThrownBy(() -> sessions.count())
        .isInstanceOfSatisfying(NotFoundException.class, thrown -> {
          assertThat(thrown.details().message()).isEmpty();
          assertThat(thrown.details().rawBody()).startsWith("<!doctype html>");
        })
        .hasMessage("GET /api/v1/sessions/count: HTTP 404: Not Found");
  }

  private static NewSession session() {
    return NewSession.builder()
        .sessionH("cafe")
        .runDate("2026-11-21")
        .description(Map.of())
        .build();
  }
}
