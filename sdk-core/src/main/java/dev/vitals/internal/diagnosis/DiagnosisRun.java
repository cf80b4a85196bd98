package dev.vitals.internal.diagnosis;

import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.diagnosis.Diagnosis.Step;
import dev.vitals.internal.call.Durations;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.stream.StreamOpening;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Checks the way to the service step by step, never longer than the timeouts allow. */
public final class DiagnosisRun {
  private final Configuration configuration;
  private final OkHttpClient http;
  private final HttpUrl base;
  private final Time time;

  public DiagnosisRun(Configuration configuration, OkHttpClient http, HttpUrl base, Time time) {
    this.configuration = configuration;
    this.http = http;
    this.base = base;
    this.time = time;
  }

  /** Checks the way alone. */
  public Diagnosis run(Timeouts timeouts) {
    return run(null, "", timeouts);
  }

  /** Checks the way, and then the stream, if one is given; {@code request} describes it. */
  public Diagnosis run(
      @Nullable Supplier<? extends StreamOpening<?>> stream, String request, Timeouts timeouts) {
    FindingsCollector log = new FindingsCollector(time);
    ReachabilityProbe reach =
        new ReachabilityProbe(http, base, configuration.userAgent(), timeouts, log, time);
    Duration patience = timeouts.connect().plus(timeouts.response());
    boolean done =
        within(Durations.shorter(patience, timeouts.overall()), reach, reach::cancel, log);
    if (stream == null) {
      log.skipped(Step.STREAM, "not requested");
    } else if (done) {
      FirstEventProbe first = new FirstEventProbe(stream, request, log);
      within(timeouts.overall(), first, first::cancel, log);
    }
    return log.diagnosis(configuration.baseUrl());
  }

  /**
   * Runs on a thread that may be abandoned, because a DNS lookup cannot be interrupted.
   *
   * @return whether it finished in time
   */
  private static boolean within(
      Duration limit, Runnable probe, Runnable cancel, FindingsCollector log) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread thread = new Thread(
        () -> {
          try {
            probe.run();
          } finally {
            ended.countDown();
          }
        },
        "vitals-diagnosis");
    thread.setDaemon(true);
    thread.start();
    try {
      if (ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return true;
      }
      log.failed("not finished within " + limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.failed("the calling thread was interrupted");
    }
    cancel.run();
    return false;
  }
}
