package dev.vitals.internal.call;

/** Whether the same request may be sent again after a failure. */
public enum Repeat {
  /** A retry cannot help, or must not be made. */
  NEVER,
  /** The service may have acted: only an idempotent request may be retried. */
  IF_IDEMPOTENT,
  /** Nothing was processed: any request may be retried. */
  ALWAYS
}
