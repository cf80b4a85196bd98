package dev.vitals.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;

/** The rules between settings: what a single setter cannot check. */
final class SettingRules {
  private SettingRules() {}

  /** Refuses settings that contradict each other. */
  static void check(Configuration settings) {
    requireEncryption(settings);
    requireOneSourceOfTransport(settings);
    requireProxyThatAuthenticates(settings);
    settings.credentials().headerName().ifPresent(name -> requireNotAmongHeaders(settings, name));
  }

  private static void requireEncryption(Configuration settings) {
    if (settings.credentials().headerName().isPresent()
        && settings.baseUrl().getScheme().equals("http")
        && !staysOnThisMachine(settings)
        && !settings.allowsCleartextCredentials()) {
      throw new IllegalArgumentException("credentials would be sent unencrypted to "
          + (settings.targetsLoopback()
              ? "a proxy on another machine"
              : settings.baseUrl().getHost())
          + ": use https, or allowCleartextCredentials() if the network in between"
          + " is trusted (docs/troubleshooting.md#cleartext)");
    }
  }

  /** What a proxy elsewhere is to send to this machine has left it before. */
  private static boolean staysOnThisMachine(Configuration settings) {
    Proxy proxy = settings.proxyInForce().orElse(null);
    return settings.targetsLoopback()
        && (proxy == null
            || !(proxy.address() instanceof InetSocketAddress address)
            || Loopback.contains(text(address)));
  }

  private static String text(InetSocketAddress address) {
    InetAddress resolved = address.getAddress();
    if (resolved == null) {
      return address.getHostString();
    }
    return resolved instanceof Inet6Address
        ? "[" + resolved.getHostAddress() + "]"
        : resolved.getHostAddress();
  }

  private static void requireOneSourceOfTransport(Configuration settings) {
    if (settings.httpClient().isEmpty()) {
      return;
    }
    if (!settings.tls().equals(Tls.system())) {
      throw besideHttpClient("tls");
    }
    if (settings.proxy().isPresent()) {
      throw besideHttpClient("proxy");
    }
    if (settings.proxyCredentials().isPresent()) {
      throw besideHttpClient("proxyCredentials");
    }
  }

  private static IllegalArgumentException besideHttpClient(String setting) {
    return new IllegalArgumentException(
        setting + " has no effect with httpClient, which has its own: set it there instead"
            + " (docs/troubleshooting.md#lent-client)");
  }

  private static void requireProxyThatAuthenticates(Configuration settings) {
    Proxy proxy = settings.proxy().orElse(null);
    if (settings.proxyCredentials().isPresent()
        && proxy != null
        && proxy.type() != Proxy.Type.HTTP) {
      throw new IllegalArgumentException(
          "proxyCredentials work only with HTTP proxies, but proxy is of type " + proxy.type()
              + ": remove one of the two");
    }
  }

  private static void requireNotAmongHeaders(Configuration settings, String credentialName) {
    if (settings.headerNames().stream().anyMatch(credentialName::equalsIgnoreCase)) {
      throw new IllegalArgumentException("header " + credentialName
          + " is set both by credentials and by header(...): remove one");
    }
  }
}
