package dev.vitals.services;

import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;

/** The services that the wrappers speak to, by the prefix of their variables in the environment. */
enum Service {
  GOODMEM("goodmem-ping"),
  STACKROX("stackrox-ping"),
  MONITOR("monitor-sessions"),
  APIGW("apigw-statistics"),
  AVALANCHE("avalanche-health");

  private final String document;

  Service(String document) {
    this.document = document;
  }

  /** Where the class path has the service's OpenAPI document. */
  String document() {
    return "openapi/" + document + ".yaml";
  }

  FakeService fake(FakeServices fakes) {
    return switch (this) {
      case GOODMEM -> fakes.goodmem();
      case STACKROX -> fakes.central();
      case MONITOR -> fakes.monitor();
      case APIGW -> fakes.gateway();
      case AVALANCHE -> fakes.node();
    };
  }

  /** How a client of the service's fake is configured, with the credential it expects. */
  Configuration.Builder configuration(FakeServices fakes) {
    String key = fake(fakes).key();
    Credentials credentials = switch (this) {
      case GOODMEM -> Credentials.apiKey(key);
      case APIGW -> Credentials.header("X-Auth-Token", key);
      case STACKROX, MONITOR, AVALANCHE -> Credentials.none();
    };
    return Configuration.builder(fake(fakes).url()).credentials(credentials);
  }
}
