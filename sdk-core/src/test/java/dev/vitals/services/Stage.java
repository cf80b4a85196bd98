package dev.vitals.services;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Where the scenarios of one service run: on its fake or, with {@code -Dit.real}, on the real
 * service that the environment names. What it does not name is skipped, never faked.
 */
final class Stage implements BeforeEachCallback, AfterEachCallback, TestWatcher {
  private static final boolean REAL = System.getProperty("it.real") != null;

  private final Service service;
  private @Nullable Fakes fakes;
  private @Nullable ApiClient client;

  private Stage(Service service) {
    this.service = service;
  }

  static Stage of(Service service) {
    return new Stage(service);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (REAL) {
      variable("BASE_URL");
    } else {
      fakes = Fakes.start();
    }
    client = ApiClient.create(configuration());
  }

  /** The service's own configuration, key included. */
  Configuration configuration() {
    return fakes == null
        ? Configuration.fromEnvironment(service.name())
        : service.configuration(fakes.services()).build();
  }

  ApiClient client() {
    if (client == null) {
      throw new IllegalStateException("a scenario has a client while it runs");
    }
    return client;
  }

  /** Something of the service that a scenario needs, by the name it has in the environment. */
  String known(String name, Function<Fakes, String> ofFakes) {
    return fakes == null ? variable(name) : ofFakes.apply(fakes);
  }

  private String variable(String name) {
    String variable = service + "_" + name;
    String value = System.getenv(variable);
    assumeTrue(value != null && !value.isBlank(), variable + " is not set");
    return String.valueOf(value);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (client != null) {
      client.close();
      client = null;
    }
    if (fakes != null) {
      fakes.close();
      fakes.requireValidRequests();
      fakes = null;
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    record(context, "passed");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    record(context, "failed");
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    String reason = cause == null ? "" : String.valueOf(cause.getMessage());
    boolean noUrl = reason.contains(service + "_BASE_URL");
    record(context, noUrl ? "no URL" : reason.replace("Assumption failed", "skipped"));
  }

  private void record(ExtensionContext context, String outcome) {
    ScenarioTable.of(context).add(service, context, outcome);
  }
}
