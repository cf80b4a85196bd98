package dev.vitals.calls;

/**
 * Supplies an observer for each call: for every request that is sent and every stream that is
 * opened, synchronous or not. Observers see what only the SDK knows, but no credential, parameter
 * or body. For what happens on the wire within an attempt (DNS, connecting, TLS), use the {@code
 * EventListener} of an {@code OkHttpClient}.
 *
 * <p>It is called concurrently by many threads. An exception it throws is logged once per client
 * and does not affect the call.
 */
@FunctionalInterface
public interface CallListener {
  /**
   * Called when a call begins, on the thread that makes it.
   *
   * @param operation method and path template, such as {@code GET /v1/sessions/{id}}; it has few
   *     distinct values, so it may label a metric
   * @return the observer of this call
   */
  CallObserver callStarted(String operation);
}
