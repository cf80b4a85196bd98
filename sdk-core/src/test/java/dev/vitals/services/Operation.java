package dev.vitals.services;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.health.NodeInfoApi;
import dev.vitals.model.HealthReport;
import dev.vitals.model.NewSession;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.MetricFilter;
import dev.vitals.sessions.MetricsApi;
import dev.vitals.sessions.PipelinesApi;
import dev.vitals.sessions.Ranking;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.sessions.TestResource;
import dev.vitals.statistics.GatewayMetric;
import dev.vitals.statistics.MetricAggregate;
import dev.vitals.statistics.MetricDataQuery;
import dev.vitals.statistics.PublicAddress;
import dev.vitals.statistics.StatisticsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Every operation of the documents, by its operationId there and as a user of a wrapper asks it. */
enum Operation {
  pingOnce(
      Service.GOODMEM,
      (client, fakes) -> new PingApi(client)
          .pingOnce(
              PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build())),
  pingStream(
      Service.GOODMEM,
      (client, fakes) -> new PingApi(client)
          .pingStream(
              PingStreamRequest.builder().targetId(fakes.goodmem().targetId()).build())
          .close()),
  centralPing(Service.STACKROX, (client, fakes) -> new CentralPingApi(client).ping()),
  centralMetadata(Service.STACKROX, (client, fakes) -> new CentralPingApi(client).metadata()),
  centralDatabaseStatus(
      Service.STACKROX, (client, fakes) -> new CentralPingApi(client).databaseStatus()),
  listSessions(
      Service.MONITOR, (client, fakes) -> new SessionsApi(client).list().page(1)),
  createSession(
      Service.MONITOR,
      (client, fakes) -> new SessionsApi(client)
          .create(NewSession.builder()
              .sessionH("cafe")
              .runDate("2026-11-21")
              .description(Map.of())
              .build())),
  countSessions(Service.MONITOR, (client, fakes) -> new SessionsApi(client).count()),
  findSessions(
      Service.MONITOR,
      (client, fakes) -> new SessionsApi(client).findByPrefix("cafe").page(1)),
  listSessionMetrics(
      Service.MONITOR,
      (client, fakes) -> new SessionsApi(client).metrics("cafe").page(1)),
  countSessionMetrics(
      Service.MONITOR, (client, fakes) -> new SessionsApi(client).countMetrics("cafe")),
  createMetric(
      Service.MONITOR,
      (client, fakes) ->
          new SessionsApi(client).createMetric(Reports.metric("cafe", "c0de", "test_one"))),
  createContext(
      Service.MONITOR,
      (client, fakes) -> new SessionsApi(client).createContext(Reports.context("c0de"))),
  findContexts(Service.MONITOR, (client, fakes) -> new SessionsApi(client).context("c0de")),
  listMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).list(MetricFilter.all()).page(1)),
  countMetrics(
      Service.MONITOR, (client, fakes) -> new MetricsApi(client).count(MetricFilter.all())),
  listContexts(
      Service.MONITOR, (client, fakes) -> new SessionsApi(client).contexts().page(1)),
  countContexts(Service.MONITOR, (client, fakes) -> new SessionsApi(client).countContexts()),
  listContextMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofContext("c0de")).page(1)),
  countContextMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).count(MetricFilter.ofContext("c0de"))),
  listScmSessions(
      Service.MONITOR,
      (client, fakes) -> new SessionsApi(client).findByScmRef("5f49").page(1)),
  listScmMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofScmRef("5f49")).page(1)),
  countScmMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).count(MetricFilter.ofScmRef("5f49"))),
  listScopeMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofKind("function")).page(1)),
  countScopeMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).count(MetricFilter.ofKind("function"))),
  listItemMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofItem("test_one")).page(1)),
  countItemMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).count(MetricFilter.ofItem("test_one"))),
  listMetricsOfItemsLike(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofItemContaining("one")).page(1)),
  listVariantMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofVariant("test_one")).page(1)),
  countVariantMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).count(MetricFilter.ofVariant("test_one"))),
  listMetricsOfVariantsLike(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofVariantContaining("one")).page(1)),
  listComponents(
      Service.MONITOR, (client, fakes) -> new PipelinesApi(client).components().page(1)),
  findComponents(
      Service.MONITOR,
      (client, fakes) -> new PipelinesApi(client).components("sam").page(1)),
  countComponents(Service.MONITOR, (client, fakes) -> new PipelinesApi(client).countComponents()),
  listMetricsWithoutComponent(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.withoutComponent()).page(1)),
  listComponentMetrics(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).list(MetricFilter.ofComponent("sample")).page(1)),
  listItemMetricsWithoutComponent(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client)
          .list(MetricFilter.ofItem("test_one").inNoComponent())
          .page(1)),
  listComponentItemMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client)
          .list(MetricFilter.ofItem("test_one").inComponent("sample"))
          .page(1)),
  listVariantMetricsWithoutComponent(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client)
          .list(MetricFilter.ofVariant("test_one").inNoComponent())
          .page(1)),
  listComponentVariantMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client)
          .list(MetricFilter.ofVariant("test_one").inComponent("sample"))
          .page(1)),
  listComponentPipelines(
      Service.MONITOR,
      (client, fakes) -> new PipelinesApi(client).pipelines("sample").page(1)),
  listComponentBuilds(
      Service.MONITOR,
      (client, fakes) -> new PipelinesApi(client).builds("sample", "main").page(1)),
  listComponentBuildSessions(
      Service.MONITOR,
      (client, fakes) ->
          new PipelinesApi(client).sessionIds("sample", "main", "12").page(1)),
  listPipelines(Service.MONITOR, (client, fakes) -> new PipelinesApi(client).pipelines()),
  listBuilds(
      Service.MONITOR,
      (client, fakes) -> new PipelinesApi(client).builds("main").page(1)),
  listBuildSessions(
      Service.MONITOR,
      (client, fakes) -> new PipelinesApi(client).sessionIds("main", "12").page(1)),
  highestMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).rank(Ranking.highest(TestResource.MEMORY, 3))),
  highestMetricsOfComponent(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.highest(TestResource.CPU, 3).ofComponent("sample"))),
  highestMetricsOfPipeline(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.highest(TestResource.CPU, 3).ofPipeline("main"))),
  highestMetricsOfBuild(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.highest(TestResource.CPU, 3).ofBuild("main", "12"))),
  lowestMetrics(
      Service.MONITOR,
      (client, fakes) -> new MetricsApi(client).rank(Ranking.lowest(TestResource.MEMORY, 3))),
  lowestMetricsOfComponent(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.lowest(TestResource.CPU, 3).ofComponent("sample"))),
  lowestMetricsOfPipeline(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.lowest(TestResource.CPU, 3).ofPipeline("main"))),
  lowestMetricsOfBuild(
      Service.MONITOR,
      (client, fakes) ->
          new MetricsApi(client).rank(Ranking.lowest(TestResource.CPU, 3).ofBuild("main", "12"))),
  latestApiStatistics(
      Service.APIGW,
      (client, fakes) ->
          statistics(client, fakes).latestForApi(fakes.gateway().apiId(), Duration.ofHours(1))),
  latestGroupStatistics(
      Service.APIGW,
      (client, fakes) ->
          statistics(client, fakes).latestForGroup(fakes.gateway().groupId())),
  metricData(
      Service.APIGW,
      (client, fakes) -> statistics(client, fakes)
          .metricData(new MetricDataQuery(
              PublicAddress.OUTBOUND,
              GatewayMetric.UP_STREAM,
              Instant.EPOCH,
              Instant.EPOCH.plusSeconds(3_600),
              Duration.ofMinutes(5),
              MetricAggregate.SUM))),
  countGroups(Service.APIGW, (client, fakes) -> statistics(client, fakes).countGroups()),
  countApis(Service.APIGW, (client, fakes) -> statistics(client, fakes).countApis()),
  countApps(Service.APIGW, (client, fakes) -> statistics(client, fakes).countApps()),
  nodeInfo(Service.AVALANCHE, (client, fakes) -> new NodeInfoApi(client).nodeVersion()),
  healthProbe(
      Service.AVALANCHE, (client, fakes) -> new HealthApi(client).probe(HealthProbe.HEALTH)),
  health(Service.AVALANCHE, (client, fakes) -> new HealthApi(client).health()),
  healthProbeHealth(
      Service.AVALANCHE,
      (client, fakes) -> client.send(ApiRequest.get("/ext/health/health", HealthReport.class))),
  healthProbeReadiness(
      Service.AVALANCHE, (client, fakes) -> new HealthApi(client).probe(HealthProbe.READINESS)),
  healthProbeLiveness(
      Service.AVALANCHE, (client, fakes) -> new HealthApi(client).probe(HealthProbe.LIVENESS));

  private final Service service;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that captures nothing
  private final Ask ask;

  Operation(Service service, Ask ask) {
    this.service = service;
    this.ask = ask;
  }

  Service service() {
    return service;
  }

  /** Asks for something that the fake would answer. */
  void call(ApiClient client, Fakes fakes) {
    ask.send(client, fakes);
  }

  private static StatisticsApi statistics(ApiClient client, Fakes fakes) {
    return new StatisticsApi(
        client, fakes.gateway().projectId(), fakes.gateway().instanceId());
  }

  @FunctionalInterface
  private interface Ask {
    void send(ApiClient client, Fakes fakes);
  }
}
