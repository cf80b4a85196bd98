package dev.vitals.stream.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How a body is cut into reads.
 *
 * @param name for the message of a failed test
 * @param end where the read that begins at an index ends; may be past the body
 */
public record Split(String name, IntUnaryOperator end) {
  /** Bodies up to this size are split at every point. */
  private static final int SMALL = 10_000;

  /** Bodies over this size are generated ones of mebibytes. */
  private static final int LARGE = 100_000;

  /** Around these sizes buffers fill, move or grow. */
  private static final int[] SEAMS = {4_096, 8_192, 16_384, 32_768, 65_536};

  private static final int NEAR = 3;

  /** All bytes in one read (OkHttp hands out 8 KiB at the most). */
  public static Split whole() {
    return new Split("in one read", from -> Integer.MAX_VALUE);
  }

  /** Reads of {@code size} bytes. */
  public static Split every(int size) {
    return new Split("in reads of " + size, from -> from + size);
  }

  /** Two reads. */
  public static Split at(int point) {
    return new Split("split at " + point, from -> from < point ? point : Integer.MAX_VALUE);
  }

  /** Reads that end at the given indexes. */
  public static Split ends(int... ends) {
    return new Split("in reads that end at " + Arrays.toString(ends), from -> {
      for (int end : ends) {
        if (end > from) {
          return end;
        }
      }
      return Integer.MAX_VALUE;
    });
  }

  /**
   * The whole, 1, 2, 3 and 7 bytes a read, and every split point. Of a body over 10,000 bytes only
   * split points near its ends and near the sizes of buffers; of one over 100,000 bytes the whole,
   * 1 byte a read, and three split points.
   */
  public static List<Split> all(int length) {
    if (length > LARGE) {
      return List.of(whole(), every(1), at(1), at(SEAMS[1]), at(length - 1));
    }
    List<Split> splits = new ArrayList<>(List.of(whole(), every(1), every(2), every(3), every(7)));
    for (int point = 1; point < length; point++) {
      if (length <= SMALL || isTelling(point, length)) {
        splits.add(at(point));
      }
    }
    return splits;
  }

  private static boolean isTelling(int point, int length) {
    return point <= NEAR
        || length - point <= NEAR
        || Arrays.stream(SEAMS).anyMatch(seam -> Math.abs(point - seam) <= 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
