package dev.vitals.internal.stream;

import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * One open answer with a stream in its body. A stream that is opened again after a break reads from
 * several of them, one after the other.
 *
 * @param call the call whose answer it is
 * @param response the head of the answer, without secrets, over its open body
 * @param label what the content type says about the records
 * @param source the body, decompressed
 */
public record StreamConnection(Call call, Response response, Label label, BufferedSource source) {
  /** What the content type of an answer says about its records. */
  public enum Label {
    /** It is the type of the requested format. */
    EXACT,
    /** It is a JSON text sequence (RFC 7464): a record separator precedes each JSON text. */
    SEQUENCE,
    /** It does not contradict the request. Only the first record shows what the body is. */
    VAGUE
  }

  /** Ends it at once, on any thread. */
  void close() {
    call.cancel();
    response.close();
  }

  int status() {
    return response.code();
  }

  /** The content type as the server sent it; "null" if it sent none. */
  String contentType() {
    return String.valueOf(response.header("Content-Type"));
  }
}
