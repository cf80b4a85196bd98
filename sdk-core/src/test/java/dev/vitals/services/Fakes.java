package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.testing.FakeCentral;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeGoodMem;
import dev.vitals.testing.FakeMonitor;
import dev.vitals.testing.FakeNode;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Pace;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The fakes of one test and clients of them. After the test every request that they received must
 * be one that the OpenAPI documents allow.
 */
final class Fakes implements AfterEachCallback {
  private final FakeServices services =
      FakeServices.builder().pace(Pace.immediate()).monitorPageSize(2).start();
  private final List<ApiClient> clients = new ArrayList<>();

  private Fakes() {}

  static Fakes start() {
    return new Fakes();
  }

  FakeServices services() {
    return services;
  }

  FakeGoodMem goodmem() {
    return services.goodmem();
  }

  FakeCentral central() {
    return services.central();
  }

  FakeMonitor monitor() {
    return services.monitor();
  }

  FakeGateway gateway() {
    return services.gateway();
  }

  FakeNode node() {
    return services.node();
  }

  /** A client with the service's own key that never tries again, so that it shows each answer. */
  ApiClient client(Service service) {
    return client(
        service.configuration(services).retryPolicy(RetryPolicy.none()).build());
  }

  /** A client that is closed after the test. */
  ApiClient client(Configuration configuration) {
    ApiClient client = ApiClient.create(configuration);
    clients.add(client);
    return client;
  }

  /** What the service received so far. */
  List<ReceivedRequest> received(Service service) {
    return service.fake(services).received();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
    requireValidRequests();
  }

  void close() {
    clients.forEach(ApiClient::close);
    services.close();
  }

  void requireValidRequests() {
    for (Service service : Service.values()) {
      assertThat(RequestValidation.complaints(service, received(service)))
          .as("what %s says about the requests", service.document())
          .isEmpty();
    }
  }
}
