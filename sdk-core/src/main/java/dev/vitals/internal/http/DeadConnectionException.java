package dev.vitals.internal.http;

import java.io.IOException;

/** A kept connection proved unusable before a byte of the request was written to it. */
final class DeadConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  DeadConnectionException(String reason) {
    super(reason);
  }
}
