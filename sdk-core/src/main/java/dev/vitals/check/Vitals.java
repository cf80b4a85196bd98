package dev.vitals.check;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Timeouts;
import dev.vitals.health.HealthApi;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.statistics.StatisticsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Asks several services at once how they are.
 *
 * <p>Thread-safe. The clients stay the caller's: they are shared with other calls, and a check
 * closes none of them.
 */
public final class Vitals {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** How long after the deadline calls may take to report that they timed out. */
  private static final Duration GRACE = Duration.ofMillis(15);

  private final List<Probe> probes;

  private Vitals(Builder builder) {
    this.probes = List.copyOf(builder.probes.values());
  }

  /** Starts without any service. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks all services at the same time, each on its own thread. A service that has not answered
   * after half the time, or to which there is no connection, is {@linkplain ApiClient#diagnose()
   * diagnosed} in the time that is left. No failure of a service is thrown: it is part of the
   * report.
   *
   * @param deadline the limit for the whole check, from 1 millisecond to 24 days; a client's own
   *     shorter overall timeout applies as well
   * @return a finding for every service, no later than a few milliseconds after the deadline
   * @throws IllegalArgumentException if the deadline is out of range
   */
  public CheckReport check(Duration deadline) {
    requireNonNull(deadline, "deadline");
    if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(Timeouts.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "deadline must be between 1 millisecond and 24 days, was " + deadline);
    }
    Instant at = Instant.now();
    Deadline limit = new Deadline(deadline);
    List<Examination> all =
        probes.stream().map(probe -> new Examination(probe, limit)).toList();
    all.forEach(Examination::ask);
    try {
      limit.await(all(all.stream().map(Examination::asked)), deadline.dividedBy(2));
      all.stream().filter(each -> !each.asked().isDone()).forEach(Examination::look);
      limit.await(all(all.stream().map(Examination::ended)), deadline.plus(GRACE));
      all.forEach(Examination::interrupt);
      limit.await(all(all.stream().map(Examination::asked)), deadline.plus(GRACE.multipliedBy(2)));
    } catch (InterruptedException e) { // what is known by now is the answer
      Thread.currentThread().interrupt();
      all.forEach(Examination::interrupt);
    }
    return new CheckReport(
        at, limit.elapsed(), all.stream().map(Examination::result).toList());
  }

  private static CompletableFuture<?> all(Stream<? extends CompletableFuture<?>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
  }

  /**
   * Collects the services to ask, in any order; a service that is set again is replaced. Not
   * thread-safe. Each method throws {@link IllegalArgumentException} for a base URL that the
   * service's wrapper refuses.
   */
  public static final class Builder {
    private final Map<Service, Probe> probes = new EnumMap<>(Service.class);

    private Builder() {}

    /** Checks that GoodMem is reachable, by a GET of its base URL, which costs nothing. */
    public Builder goodmem(ApiClient client) {
      PingApi unused = new PingApi(client);
      return add(Probe.goodmem(client));
    }

    /** Checks GoodMem with one probe of a target, which calls a provider and may cost money. */
    public Builder goodmem(ApiClient client, PingOnceRequest paidProbe) {
      PingApi unused = new PingApi(client);
      return add(Probe.goodmem(client, requireNonNull(paidProbe, "paidProbe")));
    }

    /** Checks StackRox Central with a ping. */
    public Builder central(ApiClient client) {
      CentralPingApi unused = new CentralPingApi(client);
      return add(Probe.central(client));
    }

    /** Checks monitor-server by counting its sessions. */
    public Builder monitor(ApiClient client) {
      SessionsApi unused = new SessionsApi(client);
      return add(Probe.monitor(client));
    }

    /**
     * Checks the API gateway by the statistics of one API.
     *
     * @throws IllegalArgumentException if an id is blank
     */
    public Builder gateway(ApiClient client, String projectId, String instanceId, String apiId) {
      StatisticsApi unused = new StatisticsApi(client, projectId, instanceId);
      return add(Probe.gateway(client, projectId, instanceId, apiId));
    }

    /** Checks an Avalanche node by its health report. */
    public Builder node(ApiClient client) {
      HealthApi unused = new HealthApi(client);
      return add(Probe.node(client));
    }

    /**
     * Returns the collected services.
     *
     * @throws IllegalStateException if none was given
     */
    public Vitals build() {
      if (probes.isEmpty()) {
        throw new IllegalStateException("no service to check; call goodmem, central, monitor, "
            + "gateway or node before build");
      }
      return new Vitals(this);
    }

    private Builder add(Probe probe) {
      probes.put(probe.service(), probe);
      return this;
    }
  }
}
