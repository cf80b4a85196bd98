package dev.vitals.iam;

import dev.vitals.client.ApiResponse;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A token that IAM has just issued, and how long it lasts. */
final class IssuedToken {
  private final String token;
  private final Duration life;

  private IssuedToken(String token, Duration life) {
    this.token = token;
    this.life = life;
  }

  /** Reads the token from a header, and its dates from the body. */
  static IssuedToken of(ApiResponse<Object> answer) {
    String token = answer
        .header("X-Subject-Token")
        .orElseThrow(() ->
            undecodable(Problem.NO_CONTENT, "the answer has no header X-Subject-Token", answer));
    try {
      Duration life = Duration.between(date(answer, "issued_at"), date(answer, "expires_at"));
      return new IssuedToken(token, life);
    } catch (DateTimeException e) {
      // Not kept as the cause, because its message quotes the answer.
      throw undecodable(
          Problem.MALFORMED, "the token's issued_at or expires_at is not a date-time", answer);
    }
  }

  private static Instant date(ApiResponse<Object> answer, String member) {
    if (answer.body() instanceof Map<?, ?> body
        && body.get("token") instanceof Map<?, ?> token
        && token.get(member) instanceof String text) {
      return Instant.parse(text);
    }
    throw new DateTimeException(member + " is missing");
  }

  private static DecodingException undecodable(
      Problem problem, String text, ApiResponse<Object> answer) {
    return new DecodingException("POST /v3/auth/tokens: " + text, problem, -1, null, answer.call());
  }

  String token() {
    return token;
  }

  Duration life() {
    return life;
  }
}
