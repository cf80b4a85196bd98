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
import dev.vitals.sessions.SessionsApi;
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
  pingOnce(Service.GOODMEM) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new PingApi(client)
          .pingOnce(
              PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build());
    }
  },
  pingStream(Service.GOODMEM) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new PingApi(client)
          .pingStream(
              PingStreamRequest.builder().targetId(fakes.goodmem().targetId()).build())
          .close();
    }
  },
  centralPing(Service.STACKROX) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new CentralPingApi(client).ping();
    }
  },
  centralMetadata(Service.STACKROX) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new CentralPingApi(client).metadata();
    }
  },
  centralDatabaseStatus(Service.STACKROX) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new CentralPingApi(client).databaseStatus();
    }
  },
  listSessions(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).list().page(1);
    }
  },
  createSession(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client)
          .create(NewSession.builder()
              .sessionH("cafe")
              .runDate("2026-11-21")
              .description(Map.of())
              .build());
    }
  },
  countSessions(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).count();
    }
  },
  findSessions(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).findByPrefix("cafe").page(1);
    }
  },
  listSessionMetrics(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).metrics("cafe").page(1);
    }
  },
  countSessionMetrics(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).countMetrics("cafe");
    }
  },
  createMetric(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).createMetric(Reports.metric("cafe", "c0de", "test_one"));
    }
  },
  createContext(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).createContext(Reports.context("c0de"));
    }
  },
  findContexts(Service.MONITOR) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new SessionsApi(client).context("c0de");
    }
  },
  latestApiStatistics(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes).latestForApi(fakes.gateway().apiId(), Duration.ofHours(1));
    }
  },
  latestGroupStatistics(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes).latestForGroup(fakes.gateway().groupId());
    }
  },
  metricData(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes)
          .metricData(new MetricDataQuery(
              PublicAddress.OUTBOUND,
              GatewayMetric.UP_STREAM,
              Instant.EPOCH,
              Instant.EPOCH.plusSeconds(3_600),
              Duration.ofMinutes(5),
              MetricAggregate.SUM));
    }
  },
  countGroups(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes).countGroups();
    }
  },
  countApis(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes).countApis();
    }
  },
  countApps(Service.APIGW) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      statistics(client, fakes).countApps();
    }
  },
  nodeInfo(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new NodeInfoApi(client).nodeVersion();
    }
  },
  healthProbe(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new HealthApi(client).probe(HealthProbe.HEALTH);
    }
  },
  health(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new HealthApi(client).health();
    }
  },
  healthProbeHealth(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      client.send(ApiRequest.get("/ext/health/health", HealthReport.class));
    }
  },
  healthProbeReadiness(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new HealthApi(client).probe(HealthProbe.READINESS);
    }
  },
  healthProbeLiveness(Service.AVALANCHE) {
    @Override
    void call(ApiClient client, Fakes fakes) {
      new HealthApi(client).probe(HealthProbe.LIVENESS);
    }
  };

  private final Service service;

  Operation(Service service) {
    this.service = service;
  }

  Service service() {
    return service;
  }

  /** Asks for something that the fake would answer. */
  abstract void call(ApiClient client, Fakes fakes);

  private static StatisticsApi statistics(ApiClient client, Fakes fakes) {
    return new StatisticsApi(
        client, fakes.gateway().projectId(), fakes.gateway().instanceId());
  }
}
