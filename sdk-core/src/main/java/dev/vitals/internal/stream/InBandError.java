package dev.vitals.internal.stream;

/** The service reported its own failure inside the stream. */
final class InBandError extends Exception {
  private static final long serialVersionUID = 1L;

  InBandError(String message) {
    super(message);
  }
}
