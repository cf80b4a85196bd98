package dev.vitals.internal.http;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Answers a proxy that asks for Basic authentication, once. A password goes out only where it was
 * asked for in that form: Basic shows it to a proxy that asked for a scheme that protects it.
 */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  /** What OkHttp makes up before it asks the proxy at all. */
  private static final String UNASKED = "OkHttp-Preemptive";

  /** The proxy asks for something else. */
  static final class Unsupported extends IOException {
    private static final long serialVersionUID = 1L;

    Unsupported(String schemes) {
      super("the proxy asks for a login by " + schemes + ", and only Basic is supported");
    }
  }

  private final String login;

  ProxyLogin(PasswordAuthentication login) {
    this.login = Credentials.basic(
        login.getUserName(), String.valueOf(login.getPassword()), StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    List<Challenge> challenges = response.challenges();
    if (challenges.stream().anyMatch(challenge -> isOf(challenge, UNASKED))
        || response.request().header(HEADER) != null) { // a refused login is refused again
      return null;
    }
    if (challenges.stream().noneMatch(challenge -> isOf(challenge, "Basic"))) {
      String schemes = challenges.stream().map(Challenge::scheme).collect(Collectors.joining(", "));
      throw new Unsupported(schemes.isEmpty() ? "a scheme that it does not name" : schemes);
    }
    return response.request().newBuilder().header(HEADER, login).build();
  }

  private static boolean isOf(Challenge challenge, String scheme) {
    return challenge.scheme().equalsIgnoreCase(scheme);
  }
}
