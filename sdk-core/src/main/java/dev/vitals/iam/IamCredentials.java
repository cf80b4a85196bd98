package dev.vitals.iam;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.config.CredentialSource;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Obtains tokens for one project from the IAM of the Open Telekom Cloud, by user and password, for
 * use as {@code Credentials.header("X-Auth-Token", iam)}.
 *
 * <p>A token, which usually lasts 24 hours, is cached. It is renewed a few minutes before it
 * expires, and at once if a service refuses it with 401. The early renewal runs in the background
 * and delays no call; if it fails, the old token is used for as long as it lasts. If no token can be
 * obtained, the {@code VitalsException} of the call to IAM is thrown, such as {@code
 * UnauthorizedException} for a wrong password.
 *
 * <p>There is one login at a time, whose outcome everyone who waits for it shares. After IAM has
 * refused a login with 401 or 403, the same refusal is thrown for 30 seconds without asking again,
 * because IAM locks an account after a few wrong passwords. Other failures are not remembered.
 *
 * <p>Thread-safe, even if several configurations share this source. An interrupt ends a wait for a
 * token with {@link CallInterruptedException}, but not the login that others may wait for. No
 * message, log line or {@link #toString()} shows the password or a token.
 */
public final class IamCredentials implements CredentialSource {
  private final ApiClient iam;
  private final String project;
  private final TokenKeeper tokens;

  private IamCredentials(Builder builder, TokenRequest request) {
    this.iam = builder.iam;
    this.project = request.project();
    this.tokens = new TokenKeeper(iam, request.asApiRequest(), builder.clock);
  }

  /**
   * Starts from a client whose base URL is IAM's origin, such as {@code
   * https://iam.eu-de.otc.t-systems.com}. It needs no credentials, and the caller closes it.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /v3}
   */
  public static Builder builder(ApiClient iam) {
    requireNonNull(iam, "iam").configuration().requireBaseUrlWithout("/v3/auth/tokens");
    return new Builder(iam);
  }

  /**
   * Returns a valid token. If none is cached, asks IAM and blocks until it has answered.
   *
   * @throws VitalsException if no valid token is cached and none can be obtained
   */
  @Override
  public String value(@Nullable String rejected) {
    return tokens.token(rejected);
  }

  /** Returns true: any number of threads may ask, and each proceeds at once or waits on its own. */
  @Override
  public boolean isThreadSafe() {
    return true;
  }

  /** Shows IAM and the project, never the user, the password or a token. */
  @Override
  public String toString() {
    return "IamCredentials[iam=" + iam.configuration().baseUrl() + ", project=" + project + "]";
  }

  /** Collects the login data. Not safe for use by several threads. */
  public static final class Builder {
    private final ApiClient iam;
    private InstantSource clock = InstantSource.system();
    private TokenRequest.@Nullable Login login;
    private TokenRequest.@Nullable Scope scope;

    private Builder(ApiClient iam) {
      this.iam = iam;
    }

    /**
     * Sets the user to log in as. Required.
     *
     * @param domain the name of the account that the user belongs to
     * @throws IllegalArgumentException if an argument is null or blank; the message does not quote
     *     it
     */
    public Builder user(String name, String domain, String password) {
      login = new TokenRequest.Login(
          requireText(name, "name"),
          requireText(domain, "domain"),
          requireText(password, "password"));
      return this;
    }

    /** Sets the project by name, such as {@code eu-de_main}. Either this or the id is required. */
    public Builder projectName(String name) {
      scope = new TokenRequest.Scope("name", requireText(name, "projectName"));
      return this;
    }

    /** Sets the project by id, replacing a name set before. */
    public Builder projectId(String id) {
      scope = new TokenRequest.Scope("id", requireText(id, "projectId"));
      return this;
    }

    Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Returns the source, without asking for a token yet.
     *
     * @throws IllegalStateException if the user or the project is missing
     */
    public IamCredentials build() {
      if (login == null || scope == null) {
        throw new IllegalStateException((login == null ? "user(…)" : "projectName(…)")
            + " was not called: a token belongs to a user and a project");
      }
      return new IamCredentials(this, new TokenRequest(login, scope));
    }

    private static String requireText(@Nullable String text, String what) {
      if (text == null || text.isBlank()) {
        throw new IllegalArgumentException(
            what + (text == null ? " is null" : " is blank") + ": is the variable set?");
      }
      return text;
    }
  }
}
