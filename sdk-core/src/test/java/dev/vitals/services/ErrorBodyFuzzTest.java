package dev.vitals.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Limits;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.ConflictException;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.PreconditionFailedException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an error body says: the status decides, and the message is one harmless line. */
final class ErrorBodyFuzzTest {
  private static final int LIMIT = 500;
  private static final int LONGEST_MESSAGE = 1_100; // code and words, each cut at 512

  /** The statuses with a class of their own, but for those from 500 to 599. */
  private static final Map<Integer, Class<? extends ApiException>> CLASSES = Map.of(
      400, BadRequestException.class,
      401, UnauthorizedException.class,
      403, ForbiddenException.class,
      404, NotFoundException.class,
      409, ConflictException.class,
      412, PreconditionFailedException.class,
      429, RateLimitException.class);

  private static final ApiRequest<JsonNode> REQUEST = ApiRequest.get("/a", JsonNode.class);

  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final ApiClient client = ApiClient.create(Configuration.builder("http://127.0.0.1")
      .httpClient(answers.http())
      .limits(Limits.builder().errorBody(LIMIT).build())
      .retryPolicy(RetryPolicy.none())
      .build());

  @MethodSource("answers")
  @FuzzTest
  void statusDecidesAndMessageIsOneSafeLine(
      @InRange(min = 400, max = 999) int status,
      @NotNull @WithUtf8Length(max = 40) String contentType,
      byte @NotNull [] body) {
    String type = contentType.replaceAll("[^ -~]", "?"); // no other byte passes OkHttp
    answers.next(new Answer(status, type, ByteString.of(body), Split.every(7), false));

    ApiException thrown = catchThrowableOfType(ApiException.class, () -> client.send(REQUEST));

    assertThat(thrown).isExactlyInstanceOf(classOf(status));
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.details().rawBody())
        .isEqualTo(new String(Arrays.copyOf(body, Math.min(LIMIT, body.length)), UTF_8));
    assertThat(thrown.getMessage())
        .startsWith("GET /a: HTTP " + status)
        .hasSizeLessThan(LONGEST_MESSAGE)
        .satisfies(message -> assertThat(harmful(message)).isEmpty());
  }

  private static Class<? extends ApiException> classOf(int status) {
    return status / 100 == 5
        ? ServerException.class
        : CLASSES.getOrDefault(status, ApiException.class);
  }

  /** The code points that could forge a line, turn the reading direction, or hide. */
  private static IntStream harmful(String message) {
    return message.codePoints().filter(c -> switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> false;
    });
  }

  static Stream<Arguments> answers() {
    Stream<Arguments> dialects = ErrorDialectsTest.statusDecidesInEveryDialect()
        .flatMap(dialect -> IntStream.of(400, 503)
            .mapToObj(status ->
                Arguments.of(status, dialect.contentType(), dialect.body().getBytes(UTF_8))));
    Stream<Arguments> found = Stream.of("\uDB40\uDC41", "\"\\ud800\"") // were shown as they are
        .map(body -> Arguments.of(500, "text/plain", body.getBytes(UTF_8)));
    return Stream.concat(dialects, found);
  }
}
