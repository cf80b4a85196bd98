package dev.vitals.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateException;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What the exceptions of OkHttp, Okio and the JDK mean, some of which only their words tell. */
final class IoCauses {
  /** OkHttp's message for a second 407 in answer to CONNECT. */
  private static final String PROXY_LOGIN_REFUSED = "Failed to authenticate with proxy";

  private IoCauses() {}

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
    if (words.contains("REFUSED_STREAM")) {
      return host + " refused the HTTP/2 stream before processing it";
    }
    if (words.contains("ENHANCE_YOUR_CALM")) {
      return host + " asked to slow down (HTTP/2 ENHANCE_YOUR_CALM)";
    }
    return words.startsWith("ConnectionShutdownException")
        ? host + " shut down the HTTP/2 connection before the request was sent"
        : null;
  }

  /** Okio has no class for this. An answer that ends too early is excluded: it was cut off. */
  static boolean corruptlyCompressed(IOException e) {
    return e.getCause() instanceof DataFormatException
        || words(e).contains(" != expected 0x")
        || words(e).contains("gzip finished without exhausting source");
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
