package dev.vitals.client;

/** Whether a failure allows to send the same request again. */
enum Repeat {
  /** Sending again can't help, or must not be tried. */
  NEVER,
  /** The service may have acted: only a request that may be sent twice. */
  IF_IDEMPOTENT,
  /** Nothing was processed: any request. */
  ALWAYS
}
