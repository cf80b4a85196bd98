package dev.vitals.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Decides by its text alone whether a host is this machine: what a name resolves to may change
 * between the check and the connection, and others control it.
 */
final class Loopback {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile("127(\\." + OCTET + "){3}");

  private Loopback() {}

  /** Takes the host as it appears in a URI, with an IPv6 address in brackets. */
  static boolean contains(String host) {
    if (host.startsWith("[")) {
      return isIpv6Loopback(host);
    }
    return host.equalsIgnoreCase("localhost") || IPV4.matcher(host).matches();
  }

  private static boolean isIpv6Loopback(String literal) {
    try {
      return InetAddress.getByName(literal).isLoopbackAddress(); // brackets: never looked up
    } catch (UnknownHostException e) {
      return false; // not an address
    }
  }
}
