package dev.vitals.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict decoder of {@code java.nio} is the judge. */
final class Utf8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7f",
        "c280",
        "dfbf",
        "e0a080",
        "ed9fbf",
        "ee8080",
        "efbfbf",
        "f0908080",
        "f48fbfbf",
        "efbbbf",
        "61c3a4e282acf09f9880"
      })
  void firstAndLastOfEachLengthAreWellFormed(String hex) {
    assertThat(firstInvalid(hex)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0af",
        "c1bf",
        "c2",
        "c27f",
        "c2c2",
        "e08080",
        "e09fbf",
        "e0a0",
        "e0a07f",
        "eda080",
        "edbfbf",
        "f0808080",
        "f08fbfbf",
        "f0908f",
        "f48fbf",
        "f4908080",
        "f5808080",
        "ff",
        "fe",
        "f8888080"
      })
  void malformedSequencesAreInvalid(String hex) {
    assertThat(firstInvalid(hex)).isZero();
    assertThat(firstInvalid("6161" + hex)).isEqualTo(2);
    assertThat(firstInvalid("61".repeat(13) + hex + "61".repeat(13))).isEqualTo(13);
  }

  @Test
  void onlyRangeIsLookedAt() {
    byte[] bytes = HexFormat.of().parseHex("ff" + "c3a4".repeat(9) + "ff");

    assertThat(Utf8.firstInvalid(bytes, 1, bytes.length - 1)).isEqualTo(-1);
    assertThat(Utf8.firstInvalid(bytes, 1, bytes.length)).isEqualTo(bytes.length - 1);
    assertThat(Utf8.firstInvalid(bytes, 2, bytes.length - 1)).isEqualTo(2);
    assertThat(Utf8.firstInvalid(bytes, 1, bytes.length - 2)).isEqualTo(bytes.length - 3);
  }

  @Test
  void everyPairOfBytesIsJudgedAlikeAtEveryOffset() {
    for (int pair = 0; pair < 0x10000; pair++) {
      byte[] bytes = new byte[18];
      Arrays.fill(bytes, (byte) 'a');
      int place = pair % 17;
      bytes[place] = (byte) (pair >> 8);
      bytes[place + 1] = (byte) pair;

      if (Utf8.firstInvalid(bytes, 0, bytes.length) != judged(bytes)) {
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length))
            .as(HexFormat.of().formatHex(bytes))
            .isEqualTo(judged(bytes));
      }
    }
  }

  @RepeatedTest(20)
  void randomTextWithFlippedBitIsJudgedAlike(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      while (text.length() < length) {
        int codePoint = random.nextInt(1 << (7 + random.nextInt(15))) % 0x110000;
        text.appendCodePoint(Character.getType(codePoint) == Character.SURROGATE ? 'x' : codePoint);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(-1);
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length))
            .as(HexFormat.of().formatHex(bytes))
            .isEqualTo(judged(bytes));
      }
    }
  }

  private static int firstInvalid(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    int ours = Utf8.firstInvalid(bytes, 0, bytes.length);
    assertThat(ours).isEqualTo(judged(bytes));
    return ours;
  }

  private static int judged(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return result.isError() ? in.position() : -1;
  }
}
