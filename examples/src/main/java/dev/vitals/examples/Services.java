package dev.vitals.examples;

import dev.vitals.config.Configuration;
import java.util.Set;

/** Each of the five services: the real one if the environment names its address, else a fake. */
final class Services implements AutoCloseable {
  private final Set<String> variables;
  private final EmbeddedServices embedded = new EmbeddedServices();

  private Services(Set<String> variables) {
    this.variables = variables;
  }

  static Services fromEnvironment() {
    return new Services(System.getenv().keySet());
  }

  /** The fakes, whatever the environment says. */
  static Services embedded() {
    return new Services(Set.of());
  }

  boolean isReal(String prefix) {
    return variables.contains(prefix + "_BASE_URL");
  }

  Configuration configuration(String prefix) {
    return isReal(prefix) ? Configuration.fromEnvironment(prefix) : embedded.configuration(prefix);
  }

  /** An id to ask the service for, by the variable that holds it for the real one. */
  String id(String variable) {
    String prefix = variable.substring(0, variable.indexOf('_'));
    return isReal(prefix) ? Environment.require(variable) : embedded.id(variable);
  }

  /** Gives the node's program something to show, if the node is the fake. */
  void disturbNode() {
    if (!isReal("AVALANCHE")) {
      embedded.disturbNode();
    }
  }

  @Override
  public void close() {
    embedded.close();
  }
}
