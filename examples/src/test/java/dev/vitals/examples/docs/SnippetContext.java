package dev.vitals.examples.docs;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.health.HealthApi;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The variables that a snippet of the documentation may use without declaring them; all clients are
 * connected to fake services. A snippet becomes the body of {@link #run}. The class is public because
 * snippets are compiled outside this package.
 */
public abstract class SnippetContext implements AutoCloseable {
  private final List<ApiClient> clients = new ArrayList<>();

  /** A client of GoodMem. */
  protected final ApiClient client;

  protected final ApiClient centralClient;
  protected final ApiClient monitorClient;
  protected final ApiClient gatewayClient;
  protected final ApiClient nodeClient;

  protected final PingApi ping;
  protected final CentralPingApi central;
  protected final SessionsApi sessions;
  protected final StatisticsApi statistics;
  protected final HealthApi health;

  protected final String targetId;
  protected final String projectId;
  protected final String instanceId;
  protected final String apiId;

  /** Ids under which a test suite reports. */
  protected final String sessionId = "0041724ff4e0adac62b70b4f810c79fc";

  protected final String contextId = "e9188c68dd9ddeccd0a2f59422d16a2b";

  /** A pair of access keys. */
  protected final String accessKey = "AN-ACCESS-KEY";

  protected final String secretKey = "a-secret-key";

  /** The password of a user of IAM. */
  protected final String password = "a password";

  /** A token that the API gateway accepts. */
  protected final String token;

  /** The telemetry of the application. */
  protected final OpenTelemetry openTelemetry = OpenTelemetry.noop();

  protected final MeterRegistry registry = new SimpleMeterRegistry();

  /** The application's threads. */
  protected final ExecutorService threads = Executors.newCachedThreadPool();

  protected SnippetContext(FakeServices fakes) {
    client = client(fakes.goodmem(), Credentials.apiKey(fakes.goodmem().key()));
    ping = new PingApi(client);
    centralClient = client(fakes.central(), Credentials.none());
    central = new CentralPingApi(centralClient);
    monitorClient = client(fakes.monitor(), Credentials.none());
    sessions = new SessionsApi(monitorClient);
    nodeClient = client(fakes.node(), Credentials.none());
    health = new HealthApi(nodeClient);
    targetId = fakes.goodmem().targetId();
    projectId = fakes.gateway().projectId();
    instanceId = fakes.gateway().instanceId();
    apiId = fakes.gateway().apiId();
    token = fakes.gateway().key();
    gatewayClient = client(fakes.gateway(), Credentials.header("X-Auth-Token", token));
    statistics = new StatisticsApi(gatewayClient, projectId, instanceId);
  }

  public abstract void run() throws Exception;

  @Override
  public final void close() {
    clients.forEach(ApiClient::close);
    threads.shutdownNow();
  }

  private ApiClient client(FakeService service, Credentials credentials) {
    ApiClient made = ApiClient.create(
        Configuration.builder(service.url()).credentials(credentials).build());
    clients.add(made);
    return made;
  }
}
