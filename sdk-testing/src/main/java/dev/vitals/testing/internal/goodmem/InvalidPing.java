package dev.vitals.testing.internal.goodmem;

/** A request body the server answers with 400; the message says why. */
public final class InvalidPing extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidPing(String message) {
    super(message);
  }
}
