package dev.vitals.iam;

import dev.vitals.client.ApiRequest;
import java.util.List;
import java.util.Map;

/** Asks for a token. Not a record, because the text of a record shows its values. */
final class TokenRequest {
  private final Login login;
  private final Scope scope;

  TokenRequest(Login login, Scope scope) {
    this.login = login;
    this.scope = scope;
  }

  /** The user to log in as. Without a {@code toString()}, so that nothing shows the password. */
  static final class Login {
    private final String user;
    private final String domain;
    private final String password;

    Login(String user, String domain, String password) {
      this.user = user;
      this.domain = domain;
      this.password = password;
    }
  }

  /**
   * What the token is for.
   *
   * @param member {@code name} or {@code id}
   */
  record Scope(String member, String project) {}

  /** Idempotent: each request issues another token and leaves older ones valid. */
  ApiRequest<IssuedToken> asApiRequest() {
    Map<String, Object> user = Map.of(
        "name", login.user, "domain", Map.of("name", login.domain), "password", login.password);
    Map<String, Object> identity =
        Map.of("methods", List.of("password"), "password", Map.of("user", user));
    Map<String, Object> project = Map.of("project", Map.of(scope.member(), scope.project()));
    return ApiRequest.post("/v3/auth/tokens", Object.class)
        .query("nocatalog", "true") // leaves out a long, unused list of addresses
        .body(Map.of("auth", Map.of("identity", identity, "scope", project)))
        .secret(login.password)
        .idempotent()
        .map(IssuedToken::of);
  }

  String project() {
    return scope.project();
  }
}
