package dev.vitals.ping;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.model.CentralMetadata;
import dev.vitals.model.DatabaseStatus;
import dev.vitals.model.PongMessage;

/**
 * Pings StackRox Central, and asks for its version and its database. The ping is anonymous: it shows
 * that Central answers, and nothing about a token, which Central does not check.
 *
 * <p>Thread-safe. Central usually has a certificate of a private authority: see {@code
 * Tls.trusting}.
 */
public final class CentralPingApi {
  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is Central's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /v1}
   */
  public CentralPingApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout("/v1");
    this.client = client;
  }

  /**
   * Asks Central whether it is up: {@code GET /v1/ping}. It answers {@code ok}, or with an error
   * whose {@code details().code()} is a gRPC code (0 to 16), not an HTTP status.
   */
  public PongMessage ping() {
    return client.send(pingRequest());
  }

  /**
   * Asks which Central runs: {@code GET /v1/metadata}. It tells its version only to callers with
   * credentials; to others it is empty or null.
   */
  public CentralMetadata metadata() {
    return client.send(metadataRequest());
  }

  /**
   * Asks whether Central reaches its database, of which a ping says nothing: {@code GET
   * /v1/database/status}. It needs no credentials.
   */
  public DatabaseStatus databaseStatus() {
    return client.send(databaseStatusRequest());
  }

  /** The request of {@link #ping}, as a value. */
  public static ApiRequest<PongMessage> pingRequest() {
    return ApiRequest.get("/v1/ping", PongMessage.class);
  }

  /** The request of {@link #metadata}, as a value. */
  public static ApiRequest<CentralMetadata> metadataRequest() {
    return ApiRequest.get("/v1/metadata", CentralMetadata.class);
  }

  /** The request of {@link #databaseStatus}, as a value. */
  public static ApiRequest<DatabaseStatus> databaseStatusRequest() {
    return ApiRequest.get("/v1/database/status", DatabaseStatus.class);
  }
}
