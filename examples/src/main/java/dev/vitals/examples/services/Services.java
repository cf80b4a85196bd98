package dev.vitals.examples.services;

import dev.vitals.config.Configuration;
import java.util.Set;

/**
 * The five services: for each, the real one if the environment names its address, otherwise a fake.
 */
public final class Services implements AutoCloseable {
  private final Set<String> variables;
  private final EmbeddedServices embedded = new EmbeddedServices();

  private Services(Set<String> variables) {
    this.variables = variables;
  }

  /** Starts the fakes; a service whose address is set is taken from the environment instead. */
  public static Services fromEnvironment() {
    return new Services(System.getenv().keySet());
  }

  /** Starts the fakes and ignores the environment. */
  public static Services embedded() {
    return new Services(Set.of());
  }

  /** Whether the environment names the address of the service with this prefix. */
  public boolean isReal(String prefix) {
    return variables.contains(prefix + "_BASE_URL");
  }

  /** Returns the configuration of the service with this prefix, such as {@code GOODMEM}. */
  public Configuration configuration(String prefix) {
    return isReal(prefix) ? Configuration.fromEnvironment(prefix) : embedded.configuration(prefix);
  }

  /**
   * Returns an id to ask the service for.
   *
   * @param variable the environment variable that holds the id for a real service
   */
  public String id(String variable) {
    String prefix = variable.substring(0, variable.indexOf('_'));
    return isReal(prefix) ? Environment.require(variable) : embedded.id(variable);
  }

  /** Makes the node unhealthy for a moment, if it is the fake. */
  public void disturbNode() {
    if (!isReal("AVALANCHE")) {
      embedded.disturbNode();
    }
  }

  @Override
  public void close() {
    embedded.close();
  }
}
