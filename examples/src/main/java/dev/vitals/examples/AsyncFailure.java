package dev.vitals.examples;

import java.util.concurrent.CompletionException;

/** What a future failed with. */
final class AsyncFailure {
  private AsyncFailure() {}

  /** The words of the SDK's exception, which a future wraps in one of its own. */
  static String words(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return String.valueOf((cause == null ? failure : cause).getMessage());
  }
}
