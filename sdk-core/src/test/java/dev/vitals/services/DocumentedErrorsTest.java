package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.calls.Attempt;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.ConflictException;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.PreconditionFailedException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.services.Documents.DocumentedError;
import dev.vitals.services.Documents.ErrorExample;
import dev.vitals.testing.FakeAnswer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error status and every error body that a document has for an operation. */
final class DocumentedErrorsTest {
  /** Which may have been done although they failed. */
  private static final Set<Integer> AMBIGUOUS = Set.of(408, 500, 501, 503, 504);

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @ParameterizedTest
  @MethodSource
  void eachStatusHasItsException(DocumentedError error) {
    Operation operation = Operation.valueOf(error.operation());
    operation
        .service()
        .fake(fakes.services())
        .answerNext(refusal(operation.service(), error.status()).header("X-Request-Id", "req-7"));

    ApiException thrown = call(operation);

    assertThat(thrown).isExactlyInstanceOf(exceptionOf(error.status()));
    assertThat(thrown.status()).isEqualTo(error.status());
    assertThat(thrown.details().message()).contains("no luck");
    assertThat(thrown.details().code()).isEqualTo(codeOf(operation.service()));
    assertThat(thrown.details().rawBody()).contains("no luck");
    assertThat(thrown.requestId()).contains("req-7");
    assertThat(thrown.attempts())
        .extracting(Attempt::status)
        .containsExactly(OptionalInt.of(error.status()));
    assertThat(thrown.mayHaveBeenProcessed()).isEqualTo(AMBIGUOUS.contains(error.status()));
    assertThat(thrown).hasMessageContaining("HTTP " + error.status());
  }

  static Stream<DocumentedError> eachStatusHasItsException() {
    return Stream.of(Service.values()).flatMap(service -> Documents.errors(service).stream());
  }

  @ParameterizedTest
  @MethodSource
  void eachDocumentedBodyIsKeptUnchanged(ErrorExample example) {
    Operation operation = Operation.valueOf(example.operation());
    String body = example.body().toString();
    operation.service().fake(fakes.services()).answerNext(FakeAnswer.json(example.status(), body));

    ApiException thrown = call(operation);

    assertThat(thrown).isExactlyInstanceOf(exceptionOf(example.status()));
    assertThat(thrown.details().rawBody()).isEqualTo(body);
    // The monitor-server loses the message of this error, so none can be shown.
    assertThat(thrown.details().message().isPresent())
        .isNotEqualTo(example.name().equals("descriptionNotAnObject"));
  }

  static Stream<ErrorExample> eachDocumentedBodyIsKeptUnchanged() {
    return Stream.of(Service.values())
        .flatMap(service -> Documents.errorExamples(service).stream())
        .filter(example -> !example.body().has("healthy")); // a report under 503 is an answer
  }

  private ApiException call(Operation operation) {
    return catchThrowableOfType(
        ApiException.class, () -> operation.call(fakes.client(operation.service()), fakes));
  }

  private static Class<? extends ApiException> exceptionOf(int status) {
    return switch (status) {
      case 400 -> BadRequestException.class;
      case 401 -> UnauthorizedException.class;
      case 403 -> ForbiddenException.class;
      case 404 -> NotFoundException.class;
      case 409 -> ConflictException.class;
      case 412 -> PreconditionFailedException.class;
      case 429 -> RateLimitException.class;
      case 500, 501, 503, 504 -> ServerException.class;
      default -> ApiException.class;
    };
  }

  /** In the words that the service uses. */
  private static FakeAnswer refusal(Service service, int status) {
    return switch (service) {
      case GOODMEM -> FakeAnswer.json(status, "{\"error\":\"no luck\"}");
      case STACKROX ->
        FakeAnswer.json(
            status, "{\"error\":\"no luck\",\"code\":14,\"message\":\"no luck\",\"details\":[]}");
      case MONITOR -> FakeAnswer.json(status, "{\"message\":\"no luck\"}\n");
      case APIGW ->
        FakeAnswer.json(status, "{\"error_code\":\"APIG.9999\",\"error_msg\":\"no luck\"}");
      case AVALANCHE -> FakeAnswer.text(status, "no luck\n");
    };
  }

  private static Optional<String> codeOf(Service service) {
    return switch (service) {
      case STACKROX -> Optional.of("14");
      case APIGW -> Optional.of("APIG.9999");
      case GOODMEM, MONITOR, AVALANCHE -> Optional.empty();
    };
  }
}
