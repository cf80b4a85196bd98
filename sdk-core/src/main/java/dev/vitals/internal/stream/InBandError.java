package dev.vitals.internal.stream;

/** Thrown when the service reports a failure of its own inside the stream. */
final class InBandError extends Exception {
  private static final long serialVersionUID = 1L;

  InBandError(String message) {
    super(message);
  }
}
