package dev.vitals.internal.stream;

import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.frames.ByteSource;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.json.JsonProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body whose content type does not name the format. If already its first record cannot be
 * read, the body is probably something else, so the failure shows what was found.
 */
final class VagueItems<T> extends ForwardingItems<T> {
  private final StreamBody body;
  private final Beginning beginning;
  private boolean proven;

  VagueItems(ItemReader<T> items, StreamBody body, Beginning beginning) {
    super(items);
    this.body = body;
    this.beginning = beginning;
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem, InBandError {
    if (proven) {
      return items.next();
    }
    try {
      T first = items.next();
      if (first == null && items.endedInsideFrame() && !looksLikeJson()) {
        throw found(Problem.CONTENT_TYPE, "its first line is not JSON", null);
      }
      proven = true;
      return first;
    } catch (JsonProblem e) {
      boolean json = e.problem() != Problem.MALFORMED;
      throw found(json ? e.problem() : Problem.CONTENT_TYPE, e.getMessage(), e.getCause());
    }
  }

  /** Cut off JSON is a broken stream, not another content. */
  private boolean looksLikeJson() {
    String text = beginning.text().strip();
    return text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
  }

  private JsonProblem found(Problem problem, @Nullable String reason, @Nullable Throwable cause) {
    String text = String.format(
        "%s; expected lines of JSON, found HTTP %d with content type %s; is the base URL right, or"
            + " did a proxy or login page answer? (docs/troubleshooting.md#content-type) It begins:"
            + " %s",
        reason,
        body.connection().status(),
        Excerpt.of(body.connection().contentType()),
        Excerpt.of(beginning.text()));
    return new JsonProblem(problem, text, cause);
  }

  /** Remembers the first bytes of a body of which it is not certain what it holds. */
  static final class Beginning implements ByteSource {
    private static final int KEPT = 500;

    private final ByteSource source;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Beginning(ByteSource source) {
      this.source = source;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = source.read(into, offset, length);
      int room = KEPT - kept.size();
      if (read > 0 && room > 0) {
        kept.write(into, offset, Math.min(read, room));
      }
      return read;
    }

    String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
