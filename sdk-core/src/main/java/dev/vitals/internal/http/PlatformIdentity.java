package dev.vitals.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The client certificate that the Java platform is told to present by {@code
 * javax.net.ssl.keyStore}, as its own clients do; OkHttp does not look there.
 */
final class PlatformIdentity {
  private static final String PROPERTY = "javax.net.ssl.keyStore";

  private PlatformIdentity() {}

  /**
   * Returns null if the property is not set to a file.
   *
   * @throws IllegalArgumentException if the key store cannot be read
   */
  static @Nullable X509KeyManager find() {
    String file = System.getProperty(PROPERTY, "");
    if (file.isEmpty() || file.equals("NONE")) {
      return null;
    }
    char[] password = System.getProperty(PROPERTY + "Password", "").toCharArray();
    try (InputStream bytes = Files.newInputStream(Path.of(file))) {
      KeyStore keys =
          KeyStore.getInstance(System.getProperty(PROPERTY + "Type", KeyStore.getDefaultType()));
      keys.load(bytes, password.length == 0 ? null : password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      for (KeyManager manager : managers.getKeyManagers()) {
        if (manager instanceof X509KeyManager identity) {
          return identity;
        }
      }
      return null;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the key store named by the system property " + PROPERTY
              + " cannot be opened; check it with its Password and Type, or remove it",
          e);
    }
  }
}
