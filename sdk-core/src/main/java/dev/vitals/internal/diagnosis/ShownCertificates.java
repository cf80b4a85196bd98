package dev.vitals.internal.diagnosis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The certificates of a server whose handshake failed. A second handshake, verified as strictly as
 * the first, records the certificates before they are verified; nothing is sent over it.
 */
public final class ShownCertificates {
  private ShownCertificates() {}

  /** The server's chain; empty if it presents none, or is behind a proxy. */
  public static List<X509Certificate> of(OkHttpClient http, HttpUrl url) {
    X509TrustManager judge = http.x509TrustManager();
    if (judge == null || http.proxy() != null) {
      return List.of();
    }
    RememberingTrust trust = new RememberingTrust(judge);
    try (Socket plain = http.socketFactory().createSocket()) {
      plain.connect(
          new InetSocketAddress(http.dns().lookup(url.host()).get(0), url.port()),
          http.connectTimeoutMillis());
      plain.setSoTimeout(http.readTimeoutMillis());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      try (SSLSocket secure = (SSLSocket)
          context.getSocketFactory().createSocket(plain, url.host(), url.port(), true)) {
        secure.startHandshake();
      }
    } catch (IOException | GeneralSecurityException e) {
      // It fails like the first one; only the certificates are needed.
    }
    return trust.shown;
  }

  /** Delegates the decision to another trust manager. */
  private static final class RememberingTrust implements X509TrustManager {
    private final X509TrustManager judge;
    private final List<X509Certificate> shown = new ArrayList<>();

    RememberingTrust(X509TrustManager judge) {
      this.judge = judge;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      shown.addAll(List.of(chain));
      judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return judge.getAcceptedIssuers();
    }
  }
}
