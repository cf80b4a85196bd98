package dev.vitals.internal.http;

import okhttp3.Call;
import okhttp3.Response;

/**
 * An answer whose head was read.
 *
 * @param call to cancel it with
 * @param response with its body still on the wire
 * @param timer of the call, stopped
 */
public record Head(Call call, Response response, CallTimer timer) {
  /** Frees the connection without waiting for the rest of the body. */
  public void abandon() {
    call.cancel();
    response.close();
  }
}
