package dev.vitals.internal.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class LineScanTest {
  /** Next to LF and CR, with and without the high bit, and what a borrow could make of them. */
  private static final byte[] NEIGHBOURS = {
    '\n',
    '\r',
    0x0B,
    0x0C,
    0x09,
    0x0E,
    0,
    1,
    (byte) 0x8A,
    (byte) 0x8D,
    (byte) 0x80,
    (byte) 0xFF,
    'a'
  };

  @RepeatedTest(20)
  void findsWhatLoopWouldFind(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      boolean rare = random.nextBoolean();
      for (int i = 0; i < bytes.length; i++) {
        int pick =
            rare ? 2 + random.nextInt(NEIGHBOURS.length - 2) : random.nextInt(NEIGHBOURS.length);
        bytes[i] = NEIGHBOURS[pick];
      }
      if (rare && bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? '\n' : '\r');
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      assertThat(LineScan.lineFeed(bytes, from, to)).isEqualTo(first(bytes, from, to, false));
      assertThat(LineScan.lineEnd(bytes, from, to)).isEqualTo(first(bytes, from, to, true));
    }
  }

  @Test
  void everyByteIsDistinguishedAtEveryOffset() {
    for (int value = 0; value < 256; value++) {
      for (int place = 0; place < 16; place++) {
        byte[] bytes = new byte[16];
        bytes[place] = (byte) value;

        assertThat(LineScan.lineFeed(bytes, 0, 16)).isEqualTo(value == '\n' ? place : -1);
        assertThat(LineScan.lineEnd(bytes, 0, 16))
            .isEqualTo(value == '\n' || value == '\r' ? place : -1);
      }
    }
  }

  private static int first(byte[] bytes, int from, int to, boolean carriageReturns) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || (carriageReturns && bytes[i] == '\r')) {
        return i;
      }
    }
    return -1;
  }
}
