package dev.vitals.config;

import java.net.PasswordAuthentication;

/** What Basic authentication (RFC 7617) accepts as user and password; no message quotes either. */
final class ProxyCredentials {
  private ProxyCredentials() {}

  static PasswordAuthentication of(String user, String password) {
    requireText(user, "user");
    requireText(password, "password");
    if (user.isBlank()) {
      throw new IllegalArgumentException("proxy user is blank: is the variable set?");
    }
    int colon = user.indexOf(':');
    if (colon >= 0) {
      throw new IllegalArgumentException("proxy user has a colon at index " + colon
          + ", which Basic authentication cannot carry; pass the password as the second argument");
    }
    return new PasswordAuthentication(user, password.toCharArray());
  }

  /**
   * Copies the password too: {@code getPassword()} returns the array itself, which callers may
   * change.
   */
  static PasswordAuthentication copy(PasswordAuthentication original) {
    return new PasswordAuthentication(original.getUserName(), original.getPassword());
  }

  private static void requireText(String text, String what) {
    if (text == null) {
      throw new IllegalArgumentException("proxy " + what + " is null: is the variable set?");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException(
            "proxy " + what + " has a control character at index " + i + "; remove it");
      }
    }
  }
}
