package dev.vitals.internal.stream;

import java.io.IOException;

/** A record outgrew {@code Limits.record()}; it is given up before it is whole. */
final class RecordTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  RecordTooLarge(int limit) {
    super("it is over the limit of " + limit + " bytes (Limits.record())");
  }
}
