package dev.vitals.internal.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitals.errors.DecodingException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record may have as many bytes as the limit says and not one more; memory follows it. */
final class FrameLimitsTest {
  private static void silent() {}

  private static final int LIMIT = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void lineOfLimitIsRecord(String end) throws IOException {
    NdjsonFrames frames =
        new NdjsonFrames(bytes("x".repeat(LIMIT) + end), LIMIT, FrameLimitsTest::silent);

    assertThat(frames.next()).isTrue();
    assertThat(frames.to() - frames.from()).isEqualTo(LIMIT);
    assertThat(frames.terminated()).isEqualTo(!end.isEmpty());
    assertThat(frames.next()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void lineOverLimitIsRefused(String end) {
    NdjsonFrames frames =
        new NdjsonFrames(bytes("x".repeat(LIMIT + 1) + end), LIMIT, FrameLimitsTest::silent);

    assertTooLarge(frames::next);
  }

  @Test
  void lineIsAbandonedBeforeItsEnd() {
    EndlessBody body = new EndlessBody((byte) 'x');

    assertTooLarge(new NdjsonFrames(body, LIMIT, FrameLimitsTest::silent)::next);
    assertThat(body.read).isLessThan(4 * LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\r\r", "\r\n\r\n"})
  void dataOfLimitIsEvent(String end) throws IOException {
    SseFrames frames = new SseFrames(
        bytes("data: " + "x".repeat(LIMIT) + end), LIMIT, "", FrameLimitsTest::silent);

    assertThat(frames.next()).isTrue();
    assertThat(frames.data().to() - frames.data().from()).isEqualTo(LIMIT);
    assertThat(frames.next()).isFalse();
  }

  @Test
  void dataOverLimitIsRefused() {
    assertTooLarge(
        new SseFrames(
                bytes("data: " + "x".repeat(LIMIT + 1) + "\n\n"),
                LIMIT,
                "",
                FrameLimitsTest::silent)::next);
  }

  @Test
  void dataLinesCountTogetherWithTheirLineFeeds() throws IOException {
    String fits = ("data: " + "x".repeat(99) + "\n").repeat(LIMIT / 100) + "\n";
    String over = "data\n" + fits;

    assertThat(new SseFrames(bytes(fits), LIMIT, "", FrameLimitsTest::silent).next())
        .isTrue();
    assertTooLarge(new SseFrames(bytes("data\n" + over), LIMIT, "", FrameLimitsTest::silent)::next);
  }

  @Test
  void longEventLineIsAbandonedBeforeItsEnd() {
    EndlessBody comment = new EndlessBody((byte) ':');

    assertTooLarge(new SseFrames(comment, LIMIT, "", FrameLimitsTest::silent)::next);
    assertThat(comment.read).isLessThan(4 * LIMIT);
  }

  /** It was taken if it came in one read with its end, and refused if it did not. */
  @ParameterizedTest
  @ValueSource(strings = {":", "event:", "id:", "unknown"})
  void lineOverLimitIsRefusedEvenIfComplete(String field) {
    int overhead = 16;

    assertTooLarge(new SseFrames(
        bytes(field + "x".repeat(LIMIT + overhead) + "\n\ndata: a\n\n"),
        LIMIT,
        "",
        FrameLimitsTest::silent)::next);
  }

  @Test
  void largestLimitIsLimitLikeAnyOther() throws IOException {
    assertThat(new SseFrames(bytes("data: a\n\n"), Integer.MAX_VALUE, "", FrameLimitsTest::silent)
            .next())
        .isTrue();
    assertThat(new NdjsonFrames(bytes("1\n"), Integer.MAX_VALUE, FrameLimitsTest::silent).next())
        .isTrue();
  }

  @Test
  void endlessBlankLinesNeedNoMemory() {
    EndlessBody blank = new EndlessBody((byte) '\n');
    blank.most = 100L * LIMIT;

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(new NdjsonFrames(blank, LIMIT, FrameLimitsTest::silent)::next)
        .withMessage("enough");
  }

  @Test
  void lastEventIdIsOneOfLastBlankLine() throws IOException {
    SseFrames frames = new SseFrames(
        bytes("id: 1\ndata\n\nid: 2\n\nid: 3\n"), LIMIT, "0", FrameLimitsTest::silent);

    assertThat(frames.lastEventId()).isEqualTo("0");
    assertThat(frames.next()).isTrue();
    assertThat(frames.lastEventId()).isEqualTo("1");
    assertThat(frames.next()).isFalse();
    assertThat(frames.lastEventId()).isEqualTo("2");
    assertThat(frames.endedInsideBlock()).isTrue();
  }

  private static void assertTooLarge(Frames frames) {
    assertThatExceptionOfType(UnreadableRecord.class)
        .isThrownBy(frames::next)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
        .withMessageContaining("10000 bytes");
  }

  private static ByteSource bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))::read;
  }

  @FunctionalInterface
  private interface Frames {
    boolean next() throws IOException;
  }

  /** One byte again and again. */
  private static final class EndlessBody implements ByteSource {
    private final byte content;
    private long read;
    private long most = Long.MAX_VALUE;

    EndlessBody(byte content) {
      this.content = content;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (read > most) {
        throw new IOException("enough");
      }
      Arrays.fill(into, offset, offset + length, content);
      read += length;
      return length;
    }
  }
}
