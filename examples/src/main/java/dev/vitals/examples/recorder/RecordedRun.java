package dev.vitals.examples.recorder;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.errors.VitalsException;
import dev.vitals.model.ExecutionContext;
import dev.vitals.model.Metric;
import dev.vitals.model.NewSession;
import dev.vitals.sessions.MetricOutcome;
import dev.vitals.sessions.SessionsApi;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One run of a test suite: its session, and the metrics that are sent at its end. */
final class RecordedRun implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RecordedRun.class.getName());
  private static final int IN_FLIGHT = 4;

  private final ApiClient client;
  private final String sessionId = UUID.randomUUID().toString().replace("-", "");
  private final ExecutionContext machine = ThisMachine.asContext();
  private final Queue<Metric> metrics = new ConcurrentLinkedQueue<>();

  private RecordedRun(ApiClient client) {
    this.client = client;
  }

  /** Records the session now, so that it starts with the run. */
  static RecordedRun begin(Configuration monitor) {
    RecordedRun run = new RecordedRun(ApiClient.create(monitor));
    try {
      run.recordSession();
    } catch (VitalsException e) {
      LOG.log(Level.WARNING, "The run is not recorded: " + e.getMessage());
    }
    return run;
  }

  private void recordSession() {
    SessionsApi sessions = new SessionsApi(client);
    if (sessions.context(machine.h()).isEmpty()) {
      sessions.createContext(machine);
    }
    sessions.create(NewSession.builder()
        .sessionH(sessionId)
        .runDate(LocalDateTime.now(ZoneId.systemDefault()).toString())
        .scmRef(Objects.requireNonNullElse(System.getenv("GIT_COMMIT"), ""))
        .description(Map.of("java", Runtime.version().toString()))
        .build());
  }

  void add(Method test, String variant, ResourceMeter.Usage usage) {
    Class<?> type = test.getDeclaringClass();
    metrics.add(Metric.builder()
        .sessionH(sessionId)
        .contextH(machine.h())
        .itemStartTime(usage.started().toString())
        .itemPath(type.getName())
        .item(test.getName())
        .itemVariant(variant)
        .itemFsLoc(type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java")
        .kind("function")
        .component(type.getPackageName())
        .totalTime(usage.total())
        .userTime(usage.user())
        .kernelTime(usage.kernel())
        .cpuUsage(usage.cpuUsage())
        .memUsage(usage.megabytes())
        .build());
  }

  /** Sends the metrics. Each metric that was not stored is logged, and never fails a test. */
  @Override
  public void close() {
    try (client) {
      List<MetricOutcome> outcomes = new SessionsApi(client).recordMetrics(metrics, IN_FLIGHT);
      long stored = outcomes.stream().filter(each -> each.stored().isPresent()).count();
      LOG.log(
          Level.INFO, "{0} of {1} metrics are in session {2}", stored, metrics.size(), sessionId);
      outcomes.stream()
          .filter(each -> each.failure().isPresent())
          .forEach(each -> LOG.log(Level.WARNING, "Not recorded: " + each));
    }
  }
}
