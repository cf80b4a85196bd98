package dev.vitals.diagnosis;

import dev.vitals.config.SdkVersion;
import dev.vitals.diagnosis.Diagnosis.Finding;
import dev.vitals.internal.json.Excerpt;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.OkHttp;

/** Formats a diagnosis as text. */
final class DiagnosisReport {
  private DiagnosisReport() {}

  static String of(Diagnosis diagnosis) {
    StringBuilder report = new StringBuilder("Diagnosis of " + diagnosis.baseUrl() + "\n");
    for (Finding finding : diagnosis.findings()) {
      report.append(line(finding));
      if (finding.step() == Diagnosis.Step.TLS) {
        diagnosis.certificates().forEach(each -> report.append(line(each)));
      }
    }
    return report.append(versions()).toString();
  }

  private static String line(Finding finding) {
    String took = finding.took().map(DiagnosisReport::millis).orElse("");
    String outcome = finding.outcome().name().toLowerCase(Locale.ROOT);
    return "  %-6s  %-7s  %9s  %s%n".formatted(finding.step(), outcome, took, finding.text());
  }

  /** The server chooses these names, and may choose anything. */
  private static String line(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    return "          certificate %s, issued by %s, from %s to %s%n"
        .formatted(
            Excerpt.of(certificate.getSubjectX500Principal().getName()),
            Excerpt.of(certificate.getIssuerX500Principal().getName()),
            begin,
            end);
  }

  private static String versions() {
    return "Vitals %s, OkHttp %s, Java %s (%s), %s %s %s%n"
        .formatted(
            SdkVersion.current(),
            OkHttp.VERSION,
            Runtime.version(),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  private static String millis(Duration took) {
    return "%.1f ms".formatted(took.toNanos() / 1e6);
  }
}
