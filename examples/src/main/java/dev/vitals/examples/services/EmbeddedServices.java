package dev.vitals.examples.services;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/** Fake services with something to show. The programs see only their addresses. */
final class EmbeddedServices implements AutoCloseable {
  private static final int PAGE_SIZE = 5;
  private static final long RECOVERY_MILLIS = 1_800;

  private final FakeServices fakes =
      FakeServices.builder().monitorPageSize(PAGE_SIZE).start();
  private final Timer later = new Timer("later", true);

  EmbeddedServices() {
    List<String> sessions = fakes.monitor().addSampleSessions(2 * PAGE_SIZE + 1);
    fakes.monitor().addSampleMetrics(sessions.get(0), 6);
  }

  Configuration configuration(String prefix) {
    return switch (prefix) {
      case "GOODMEM" -> at(fakes.goodmem(), Credentials.apiKey(fakes.goodmem().key()));
      case "STACKROX" -> at(fakes.central(), Credentials.none());
      case "MONITOR" -> at(fakes.monitor(), Credentials.none());
      case "APIGW" ->
        at(fakes.gateway(), Credentials.header("X-Auth-Token", fakes.gateway().key()));
      case "AVALANCHE" -> at(fakes.node(), Credentials.none());
      default -> throw new IllegalArgumentException("no service has the prefix " + prefix);
    };
  }

  String id(String variable) {
    return switch (variable) {
      case "GOODMEM_TARGET_ID" -> fakes.goodmem().targetId();
      case "APIGW_PROJECT_ID" -> fakes.gateway().projectId();
      case "APIGW_INSTANCE_ID" -> fakes.gateway().instanceId();
      case "APIGW_API_ID" -> fakes.gateway().apiId();
      default ->
        throw new IllegalArgumentException("no fake has an id for the variable " + variable);
    };
  }

  /** Makes a check of the node fail now and pass again in two seconds. */
  void disturbNode() {
    fakes.node().fail("C", "chain is not done bootstrapping");
    later.schedule(
        new TimerTask() {
          @Override
          public void run() {
            fakes.node().recover("C");
          }
        },
        RECOVERY_MILLIS);
  }

  @Override
  public void close() {
    later.cancel();
    fakes.close();
  }

  private static Configuration at(FakeService service, Credentials credentials) {
    return Configuration.builder(service.url()).credentials(credentials).build();
  }
}
