package dev.vitals.benchmarks.stream;

import okhttp3.OkHttpClient;

/** Shuts down the OkHttp clients of contenders. */
public final class OkHttpClients {
  private OkHttpClients() {}

  /** Ends its threads and connections. */
  public static void shutDown(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
