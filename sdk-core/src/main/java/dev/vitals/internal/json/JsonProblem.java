package dev.vitals.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.vitals.errors.DecodingException.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown for bytes that could not be decoded; the caller adds where they came from. */
public final class JsonProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** Creates a problem with a message that is safe to show. */
  public JsonProblem(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** The kind of problem. */
  public Problem problem() {
    return problem;
  }

  static JsonProblem from(IOException e) {
    if (e instanceof StreamConstraintsException) {
      Problem problem = e.getMessage() != null && e.getMessage().contains("nesting depth")
          ? Problem.TOO_DEEP
          : Problem.TOO_LARGE;
      return new JsonProblem(problem, text(e), e);
    }
    if (e instanceof CharConversionException) {
      return new JsonProblem(Problem.ENCODING, text(e), e);
    }
    if (e instanceof JsonEOFException) {
      return new JsonProblem(Problem.MALFORMED, "the JSON is incomplete", e);
    }
    return new JsonProblem(Problem.MALFORMED, text(e), e);
  }

  private static String text(IOException e) {
    String message =
        e instanceof JacksonException jackson ? jackson.getOriginalMessage() : e.getMessage();
    String path = e instanceof JsonMappingException mapping ? mapping.getPathReference() : "";
    String safe = Excerpt.of(message == null ? e.getClass().getSimpleName() : message);
    return path.isEmpty() ? safe : safe + " (at " + Excerpt.of(path) + ")";
  }
}
