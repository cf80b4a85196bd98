package dev.vitals.testing.internal.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The time a query asks for, cut into buckets that end with the current one.
 *
 * @param cycle {@code MINUTE}, {@code HOUR} or {@code DAY}
 * @param bucketSeconds length of one bucket
 * @param first start of the first bucket, epoch seconds
 * @param last start of the last bucket, epoch seconds
 */
public record Window(String cycle, long bucketSeconds, long first, long last) {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([hm])");
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** The last hour, minute by minute. */
  public static Window lastHour(Instant now) {
    return ofSeconds(HOUR, now);
  }

  /** The window of a {@code duration} such as {@code 1h} or {@code 30m}; empty if it is none. */
  public static Optional<Window> of(String duration, Instant now) {
    Matcher matcher = DURATION.matcher(duration);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(ofSeconds(amount * (matcher.group(2).equals("h") ? HOUR : MINUTE), now));
  }

  /** Up to an hour in minutes, up to a day in hours, else in days; a part of a bucket counts. */
  private static Window ofSeconds(long seconds, Instant now) {
    if (seconds <= HOUR) {
      return ending("MINUTE", MINUTE, seconds, now);
    }
    return seconds <= DAY ? ending("HOUR", HOUR, seconds, now) : ending("DAY", DAY, seconds, now);
  }

  private static Window ending(String cycle, long bucket, long seconds, Instant now) {
    long last = Math.floorDiv(now.getEpochSecond(), bucket) * bucket;
    long buckets = (seconds + bucket - 1) / bucket;
    return new Window(cycle, bucket, last - (buckets - 1) * bucket, last);
  }

  /** The starts of the buckets from here on, epoch seconds, oldest first. */
  LongStream bucketsSince(long earliest) {
    long skipped = Math.max(0, Math.floorDiv(earliest - first, bucketSeconds));
    long from = first + skipped * bucketSeconds;
    return LongStream.iterate(from, start -> start <= last, start -> start + bucketSeconds);
  }
}
