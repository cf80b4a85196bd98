package dev.vitals.iam;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.CredentialSource;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Obtains tokens for one project from the IAM of the Open Telekom Cloud, by user and password, for
 * use as {@code Credentials.header("X-Auth-Token", iam)}.
 *
 * <p>A token, which usually lasts 24 hours, is cached. It is renewed a few minutes before it
 * expires, and at once if a service refuses it with 401. The early renewal runs in the background,
 * on the executor of the IAM client, and delays no call; if it fails, the old token is used for as
 * long as it lasts. If no token can be obtained, the {@code VitalsException} of the call to IAM is
 * thrown, such as {@code UnauthorizedException} for a wrong password.
 *
 * <p>Thread-safe: when no valid token is left, one thread asks IAM, even if several configurations
 * share this source. The others wait; an interrupt ends that wait with {@link
 * CallInterruptedException}. No message, log line or {@link #toString()} shows the password or a
 * token.
 */
public final class IamCredentials implements CredentialSource {
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
  private static final int SHARE_OF_LIFE = 10;

  /** The time between two tries of an early renewal. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final ApiClient iam;
  private final ApiRequest<IssuedToken> request;
  private final String project;
  private final InstantSource clock;
  private final Lock lock = new ReentrantLock(); // a monitor would pin a virtual thread
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  private IamCredentials(Builder builder, TokenRequest request) {
    this.iam = builder.iam;
    this.request = request.asApiRequest();
    this.project = request.project();
    this.clock = builder.clock;
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

  /** A token with the local times at which to renew it and at which it expires. */
  private record Held(String token, Instant renewal, Instant end) {
    boolean isGood(@Nullable String rejected, Instant now) {
      return !token.equals(rejected) && now.isBefore(end);
    }

    Held renewedNotBefore(Instant time) {
      return new Held(token, time, end);
    }
  }

  /**
   * Returns a valid token. If none is cached, asks IAM and blocks until it has answered.
   *
   * @throws VitalsException if no valid token is cached and none can be obtained
   */
  @Override
  public String value(@Nullable String rejected) {
    Instant now = clock.instant();
    Held current = held.get();
    if (current == null || !current.isGood(rejected, now)) {
      return obtained(rejected).token();
    }
    if (!now.isBefore(current.renewal())) {
      renewEarly(current, now);
    }
    return current.token();
  }

  /** Returns true: any number of threads may ask, and each proceeds at once or waits on its own. */
  @Override
  public boolean isThreadSafe() {
    return true;
  }

  /**
   * Asks IAM without waiting for the answer. The one thread that manages to postpone the next try
   * makes this one; a failure needs no further handling.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the client has logged a failure
  private void renewEarly(Held current, Instant now) {
    if (held.compareAndSet(current, current.renewedNotBefore(now.plus(PAUSE)))) {
      iam.sendAsync(request).thenAccept(this::hold);
    }
  }

  /** Obtains a token, unless another thread has obtained a valid one in the meantime. */
  private Held obtained(@Nullable String rejected) {
    lockInterruptibly();
    try {
      Held current = held.get();
      return current != null && current.isGood(rejected, clock.instant())
          ? current
          : hold(iam.send(request));
    } finally {
      lock.unlock();
    }
  }

  private void lockInterruptibly() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          "the calling thread was interrupted while waiting for a token", e, CallRecord.NONE);
    }
  }

  /** Counts the token's lifetime from now on, because IAM's clock may differ from the local one. */
  private Held hold(IssuedToken issued) {
    Instant now = clock.instant();
    Duration life = issued.life();
    Duration share = life.dividedBy(SHARE_OF_LIFE);
    Duration margin = share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
    Held fresh = new Held(issued.token(), now.plus(life).minus(margin), now.plus(life));
    held.set(fresh);
    return fresh;
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
