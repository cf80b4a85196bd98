package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.server.Answer;
import java.util.List;
import okio.Buffer;

/**
 * One HTTP answer of a fake, to be given in place of its own by {@link
 * FakeService#answerNext(FakeAnswer)}, or of a {@link FaultServer}. Immutable: {@link
 * #header(String, String)} and {@link #with(Fault)} return copies.
 *
 * <p>Every status must be from 200 to 999; anything else is an {@link IllegalArgumentException}.
 */
public final class FakeAnswer {
  private final Answer answer;

  private FakeAnswer(Answer answer) {
    this.answer = answer;
  }

  /** Sends this text as UTF-8, with this content type. */
  public static FakeAnswer of(int status, String contentType, String body) {
    requireNonNull(contentType, "contentType");
    return new FakeAnswer(Answer.of(status, contentType, requireNonNull(body, "body")));
  }

  /** Sends these bytes, with this content type. */
  public static FakeAnswer of(int status, String contentType, byte[] body) {
    requireNonNull(contentType, "contentType");
    return new FakeAnswer(Answer.of(status, contentType, new Buffer().write(body)));
  }

  /**
   * Sends each of these texts as UTF-8 when the one before is out, without a length: each is a chunk
   * over HTTP/1.1.
   */
  public static FakeAnswer chunks(int status, String contentType, String... chunks) {
    requireNonNull(contentType, "contentType");
    List<String> copy = List.of(chunks);
    return new FakeAnswer(Answer.chunked(status, contentType, out -> {
      for (String chunk : copy) {
        out.send(chunk);
      }
    }));
  }

  /** Sends this text as {@code application/json}, unchanged even if it is not valid JSON. */
  public static FakeAnswer json(int status, String json) {
    return new FakeAnswer(Answer.json(status, requireNonNull(json, "json")));
  }

  /** Sends this text as {@code text/plain; charset=utf-8}. */
  public static FakeAnswer text(int status, String text) {
    return new FakeAnswer(Answer.text(status, requireNonNull(text, "text")));
  }

  /** Sends a page such as web frameworks and proxies do, as {@code text/html; charset=utf-8}. */
  public static FakeAnswer html(int status, String html) {
    return new FakeAnswer(Answer.html(status, requireNonNull(html, "html")));
  }

  /** Sends neither a body nor a content type. */
  public static FakeAnswer empty(int status) {
    return new FakeAnswer(Answer.empty(status));
  }

  /** Returns the same answer with one more header, such as {@code Retry-After}. */
  public FakeAnswer header(String name, String value) {
    requireNonNull(name, "name");
    return new FakeAnswer(answer.header(name, requireNonNull(value, "value")));
  }

  /**
   * Returns the same answer as the fault lets it arrive, such as {@code Fault.cutAfter(10)}.
   *
   * @throws IllegalArgumentException if the fault is limited to a path, or for several requests
   */
  public FakeAnswer with(Fault fault) {
    fault.requireForOneAnswer();
    return new FakeAnswer(fault.on(() -> answer));
  }

  /** The status code. */
  public int status() {
    return answer.status();
  }

  /** What a server of this module sends. */
  Answer answer() {
    return answer;
  }

  @Override
  public String toString() {
    return answer.toString();
  }
}
