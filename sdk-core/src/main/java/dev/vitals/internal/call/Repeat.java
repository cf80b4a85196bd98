package dev.vitals.internal.call;

/** Whether a failure allows to send the same request again. */
public enum Repeat {
  /** Sending again can't help, or must not be tried. */
  NEVER,
  /** The service may have acted: only a request that may be sent twice. */
  IF_IDEMPOTENT,
  /** Nothing was processed: any request. */
  ALWAYS
}
