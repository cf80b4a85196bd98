package dev.vitals.calls;

/**
 * Asked for an observer at the start of each call: of every request that is sent, and every stream
 * that is opened, whichever way. What happens on the wire within an attempt (DNS, connecting, TLS)
 * is told by the {@code EventListener} of an {@code OkHttpClient}; a listener of this kind is told
 * what only the SDK knows. It learns no credential, no parameter and no body.
 *
 * <p>Called by many threads at a time. What it throws is logged once per client, and does not harm the
 * call.
 */
@FunctionalInterface
public interface CallListener {
  /**
   * A call begins, on the thread that makes it.
   *
   * @param operation method and path template, such as {@code GET /v1/sessions/{id}}: few values,
   *     so that it may label a metric
   * @return who is told the rest of this call
   */
  CallObserver callStarted(String operation);
}
