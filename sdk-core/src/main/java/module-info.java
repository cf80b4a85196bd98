/**
 * Asks services how they are: ping, sessions, statistics and health.
 *
 * <p>{@code dev.vitals.client.ApiClient} is where to begin.
 */
module dev.vitals.sdk {
  requires transitive dev.vitals.model;
  requires transitive okhttp3;
  requires transitive okhttp3.sse;
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;
  requires okhttp3.tls;

  exports dev.vitals.calls;
  exports dev.vitals.check;
  exports dev.vitals.client;
  exports dev.vitals.config;
  exports dev.vitals.diagnosis;
  exports dev.vitals.errors;
  exports dev.vitals.health;
  exports dev.vitals.iam;
  exports dev.vitals.paging;
  exports dev.vitals.ping;
  exports dev.vitals.sessions;
  exports dev.vitals.statistics;
  exports dev.vitals.stream;
}
