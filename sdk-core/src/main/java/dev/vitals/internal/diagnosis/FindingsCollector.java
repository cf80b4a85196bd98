package dev.vitals.internal.diagnosis;

import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.diagnosis.Diagnosis.Finding;
import dev.vitals.diagnosis.Diagnosis.Outcome;
import dev.vitals.diagnosis.Diagnosis.Step;
import dev.vitals.internal.call.Time;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings so far, written by the threads that connect and read by the one that waits. */
public final class FindingsCollector {
  private final Time time;
  private final Map<Step, Finding> findings = new EnumMap<>(Step.class);
  private final List<String> addresses = new ArrayList<>();
  private final List<X509Certificate> certificates = new ArrayList<>();
  private Step current = Step.DNS;
  private long sinceNanos;
  private int status;
  private @Nullable Duration clockSkew;

  public FindingsCollector(Time time) {
    this.time = time;
    this.sinceNanos = time.nanos();
  }

  /** Begins a step, unless a parallel connection is already past it. */
  public synchronized void begin(Step step) {
    if (step.compareTo(current) >= 0) {
      current = step;
      sinceNanos = time.nanos();
    }
  }

  /** Records that a step succeeded; the first time counts. */
  public synchronized void passed(Step step, String text) {
    findings.putIfAbsent(step, new Finding(step, Outcome.PASSED, took(), text));
  }

  public synchronized void skipped(Step step, String text) {
    findings.putIfAbsent(step, new Finding(step, Outcome.SKIPPED, null, text));
  }

  /** Records that the current step failed, if it has not ended yet. */
  public synchronized void failed(String text) {
    findings.putIfAbsent(current, new Finding(current, Outcome.FAILED, took(), text));
  }

  public synchronized void addresses(Collection<String> found) {
    addresses.addAll(found);
  }

  public synchronized void certificates(Collection<? extends Certificate> shown) {
    for (Certificate certificate : shown) {
      if (certificate instanceof X509Certificate x509 && !certificates.contains(x509)) {
        certificates.add(x509);
      }
    }
  }

  public synchronized void status(int code) {
    status = code;
  }

  public synchronized void clock(Outcome outcome, Duration skew, String text) {
    clockSkew = skew;
    findings.put(Step.CLOCK, new Finding(Step.CLOCK, outcome, null, text));
  }

  public synchronized boolean hasFailed(Step step) {
    Finding finding = findings.get(step);
    return finding != null && finding.outcome() == Outcome.FAILED;
  }

  public synchronized Diagnosis diagnosis(URI baseUrl) {
    List<Finding> all = new ArrayList<>();
    for (Step step : Step.values()) {
      Finding none = new Finding(step, Outcome.SKIPPED, null, "not reached");
      all.add(findings.getOrDefault(step, none));
    }
    return new Diagnosis(baseUrl, all, addresses, certificates, status, clockSkew);
  }

  private Duration took() {
    return Duration.ofNanos(time.nanos() - sinceNanos);
  }
}
