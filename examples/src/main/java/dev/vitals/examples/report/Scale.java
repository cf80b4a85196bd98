package dev.vitals.examples.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Where values lie between the two ends of an axis, and which values the axis labels. */
public final class Scale {
  private static final int MOST_STEPS = 5;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};
  private static final double[] ROUND_LOG = {1, 2, 5, 10};
  private static final long[] ROUND_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
  };

  private final DoubleUnaryOperator
      form; // what has equal steps on the axis: the value, or its logarithm
  private final double low;
  private final double high;
  private final List<Tick> ticks;

  private Scale(DoubleUnaryOperator form, double low, double high, List<Tick> ticks) {
    this.form = form;
    this.low = form.applyAsDouble(low);
    this.high = form.applyAsDouble(high);
    this.ticks = ticks;
  }

  /** A value that the axis labels. */
  public record Tick(double value, String label) {}

  /** A scale from 0 to a round number that is not below the highest value. */
  public static Scale fromZero(double highest) {
    double step = roundStep(Math.max(highest, 0) / MOST_STEPS);
    double high = step * Math.max(1, Math.ceil(highest / step - 1e-9));
    return new Scale(value -> value, 0, high, ticks(0, high, step, Numbers::of));
  }

  /** A scale from 0 to this many seconds or a little more, in round steps of seconds or minutes. */
  public static Scale seconds(double highest) {
    if (highest <= MOST_STEPS) {
      return fromZero(highest);
    }
    double step = roundSeconds(highest);
    double high = step * Math.ceil(highest / step - 1e-9);
    return new Scale(value -> value, 0, high, ticks(0, high, step, Numbers::of));
  }

  /** A logarithmic scale from a round number below the lowest value, which must be positive. */
  public static Scale log(double lowest, double highest) {
    double low = roundLog(lowest, false);
    double high = Math.max(roundLog(highest, true), roundLog(low * 1.01, true));
    List<Tick> ticks = new ArrayList<>();
    for (double tick = low; tick <= high * 1.001; tick = roundLog(tick * 1.01, true)) {
      ticks.add(new Tick(tick, Numbers.of(tick)));
    }
    return new Scale(Math::log10, low, high, ticks);
  }

  /** A scale of times in UTC; its values are {@linkplain #seconds(Instant) seconds of the epoch}. */
  public static Scale time(Instant first, Instant last) {
    double low = seconds(first);
    double high = Math.max(seconds(last), low + 1);
    double step = roundSeconds(high - low);
    String pattern = step < 60 ? "HH:mm:ss" : step < 86_400 ? "HH:mm" : "MM-dd";
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    double start = Math.ceil(low / step) * step;
    return new Scale(
        value -> value,
        low,
        high,
        ticks(start, high, step, tick -> format.format(Instant.ofEpochSecond((long) tick))));
  }

  /** Returns a time as a value of a time scale. */
  public static double seconds(Instant time) {
    return Duration.between(Instant.EPOCH, time).toNanos() / 1e9;
  }

  /** Returns 0 for the low end to 1 for the high end; values outside lie at the nearer end. */
  public double position(double value) {
    double share = (form.applyAsDouble(value) - low) / (high - low);
    return Math.max(0, Math.min(1, share));
  }

  /** Returns the values to label, lowest first. */
  public List<Tick> ticks() {
    return ticks;
  }

  private static List<Tick> ticks(
      double first, double last, double step, DoubleFunction<String> label) {
    return DoubleStream.iterate(first, tick -> tick <= last + step / 1e6, tick -> tick + step)
        .mapToObj(tick -> new Tick(tick, label.apply(tick)))
        .toList();
  }

  private static double roundStep(double atLeast) {
    if (atLeast <= 0) {
      return 1;
    }
    double decade = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double round : ROUND) {
      if (round * decade >= atLeast) {
        return round * decade;
      }
    }
    return 10 * decade;
  }

  private static double roundSeconds(double span) {
    double step = ROUND_SECONDS[ROUND_SECONDS.length - 1];
    for (int i = ROUND_SECONDS.length - 1; i >= 0; i--) {
      if (span / ROUND_SECONDS[i] <= MOST_STEPS + 1) {
        step = ROUND_SECONDS[i];
      }
    }
    return step * Math.ceil(span / step / (MOST_STEPS + 1));
  }

  /** Returns the nearest of 1, 2 and 5 times a power of ten, upwards or downwards. */
  private static double roundLog(double value, boolean up) {
    double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    double found = decade;
    for (double round : ROUND_LOG) {
      if (up && round * decade >= value * 0.999) {
        return round * decade;
      }
      if (!up && round * decade <= value * 1.001) {
        found = round * decade;
      }
    }
    return found;
  }
}
