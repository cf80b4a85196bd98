package dev.vitals.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What the exceptions of OkHttp, Okio and the JDK mean, some of which only their words tell. */
final class IoCauses {
  /** OkHttp's message for a second 407 in answer to CONNECT. */
  private static final String PROXY_LOGIN_REFUSED = "Failed to authenticate with proxy";

  // Names of classes, which no server can forge.
  private static final String STREAM_RESET = "StreamResetException: ";
  private static final String CONNECTION_SHUTDOWN = "ConnectionShutdownException";

  private IoCauses() {}

  /**
   * Whether the request was certainly not processed, for a reason that concerns its connection of
   * HTTP/2 alone: its server refused the stream, or shuts the connection down.
   */
  static boolean refusedByConnection(IOException e) {
    String words = words(e);
    return isRefusedStream(words) || words.startsWith(CONNECTION_SHUTDOWN);
  }

  private static boolean isRefusedStream(String words) {
    return words.startsWith(STREAM_RESET) && words.endsWith("REFUSED_STREAM");
  }

  /** Whether a connection of HTTP/1 broke before a byte of an answer came. */
  static boolean brokeBeforeAnswer(IOException e) {
    Throwable root = root(e);
    return root instanceof SocketException
        || (root instanceof EOFException && words(root).contains("limit=0 "));
  }

  static boolean proxyLoginRefused(IOException e) {
    return words(e).equals(PROXY_LOGIN_REFUSED);
  }

  /**
   * How {@code host} said that it did not process the request; null if it did not say so. A GOAWAY
   * that does not cover the request's stream arrives as a refusal, too. OkHttp does not export its
   * classes for this; the messages have been stable since 3.x.
   */
  static @Nullable String refusalByHttp2(IOException e, String host) {
    String words = words(e);
    if (isRefusedStream(words)) {
      return host + " refused the HTTP/2 stream before processing it";
    }
    if (words.startsWith(STREAM_RESET) && words.endsWith("ENHANCE_YOUR_CALM")) {
      return host + " asked to slow down (HTTP/2 ENHANCE_YOUR_CALM)";
    }
    return words.startsWith(CONNECTION_SHUTDOWN)
        ? host + " shut down the HTTP/2 connection before the request was sent"
        : null;
  }

  static boolean distrusted(IOException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** The innermost cause has the reason; outer exceptions only say that a check failed. */
  static Throwable root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** OkHttp throws some failures without a message. */
  static String words(Throwable e) {
    @Nullable String message = e.getMessage();
    boolean plain = e.getClass() == IOException.class || e instanceof InterruptedIOException;
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    return plain ? message : e.getClass().getSimpleName() + ": " + message;
  }
}
