package dev.vitals.check;

import static java.util.stream.Collectors.joining;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.ApiResponse;
import dev.vitals.errors.ApiException;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import dev.vitals.model.HealthReport;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.model.PongMessage;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.statistics.StatisticsApi;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a service is asked, and how its answer is judged.
 *
 * @param client the caller's client
 * @param question asks with a client that has the check's timeouts; throws a {@code
 *     VitalsException} if the call fails
 */
record Probe(Service service, ApiClient client, Function<ApiClient, Answer> question) {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int FIRST_SERVER_ERROR = 500;

  static Probe goodmem(ApiClient client) {
    return new Probe(Service.GOODMEM, client, Probe::reach);
  }

  static Probe goodmem(ApiClient client, PingOnceRequest paid) {
    ApiRequest<PingResult> request = PingApi.pingOnceRequest(paid);
    return new Probe(Service.GOODMEM, client, timed -> {
      ApiResponse<PingResult> answer = timed.exchange(request);
      PingResult result = answer.body();
      return result.ok()
          ? answered(
              answer,
              Verdict.HEALTHY,
              String.format(Locale.ROOT, "the probe took %.1f ms", result.rttMs()))
          : answered(
              answer,
              Verdict.UNHEALTHY,
              "the probe failed with " + result.httpStatus() + ": " + result.errorMessage());
    });
  }

  static Probe central(ApiClient client) {
    return new Probe(Service.CENTRAL, client, timed -> {
      ApiResponse<PongMessage> answer = timed.exchange(CentralPingApi.pingRequest());
      String status = String.valueOf(answer.body().status());
      return answered(
          answer, status.equals("ok") ? Verdict.HEALTHY : Verdict.UNHEALTHY, "status " + status);
    });
  }

  static Probe monitor(ApiClient client) {
    return new Probe(Service.MONITOR, client, timed -> {
      ApiResponse<Long> answer = timed.exchange(SessionsApi.countRequest());
      return answered(answer, Verdict.HEALTHY, answer.body() + " sessions");
    });
  }

  static Probe gateway(ApiClient client, String projectId, String instanceId, String apiId) {
    ApiRequest<ApiStatistics> request =
        StatisticsApi.latestForApiRequest(projectId, instanceId, apiId, WINDOW);
    return new Probe(Service.GATEWAY, client, timed -> {
      ApiResponse<ApiStatistics> answer = timed.exchange(request);
      long calls =
          answer.body().list().stream().mapToLong(ApiStatisticsEntry::reqCount).sum();
      return answered(answer, Verdict.HEALTHY, calls + " calls in the last hour");
    });
  }

  static Probe node(ApiClient client) {
    ApiRequest<HealthReport> request = HealthApi.probeRequest(HealthProbe.HEALTH);
    return new Probe(Service.NODE, client, timed -> {
      ApiResponse<HealthReport> answer = timed.exchange(request);
      HealthReport report = answer.body();
      return report.healthy()
          ? answered(answer, Verdict.HEALTHY, report.checks().size() + " checks pass")
          : answered(answer, Verdict.UNHEALTHY, "failing: " + failing(report));
    });
  }

  Answer ask(ApiClient timed) {
    return question.apply(timed);
  }

  /** An error of the client's making is an answer as well: the service is there. */
  private static Answer reach(ApiClient timed) {
    try {
      ApiResponse<Void> answer = timed.exchange(ApiRequest.get("/", Void.class));
      return answered(answer, Verdict.REACHABLE, "answered with status " + answer.status());
    } catch (ApiException e) {
      if (e.status() >= FIRST_SERVER_ERROR) {
        throw e;
      }
      return new Answer(Verdict.REACHABLE, "answered with status " + e.status(), Answer.callOf(e));
    }
  }

  private static Answer answered(ApiResponse<?> answer, Verdict verdict, String text) {
    return new Answer(verdict, answer.redact(text), answer.call());
  }

  private static String failing(HealthReport report) {
    return report.checks().entrySet().stream()
        .filter(check -> check.getValue().error() != null)
        .map(check -> check.getKey() + " (" + check.getValue().error() + ")")
        .collect(joining(", "));
  }
}
