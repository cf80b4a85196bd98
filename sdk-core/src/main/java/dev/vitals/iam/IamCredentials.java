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
 * <p>A token (24 hours, as a rule) is kept, renewed some minutes before it ends, and renewed at once
 * if a service refuses it with 401. The early renewal runs in the background, on the executor of the
 * client of IAM, and holds no call up; if it fails, the old token is used as long as it lasts. A
 * failure to obtain any token is the {@code VitalsException} of the call to IAM, such as {@code
 * UnauthorizedException} for a wrong password.
 *
 * <p>Thread-safe: one thread asks IAM where no good token is left, also if several configurations
 * share this source. The others wait; an interrupt ends that wait with {@link
 * CallInterruptedException}. No text shows password or token.
 */
public final class IamCredentials implements CredentialSource {
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
  private static final int SHARE_OF_LIFE = 10;

  /** From one try of an early renewal to the next. */
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
   * https://iam.eu-de.otc.t-systems.com}; it needs no credentials, and stays the caller's to close.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /v3}
   */
  public static Builder builder(ApiClient iam) {
    requireNonNull(iam, "iam").requireBaseUrlWithout("/v3/auth/tokens");
    return new Builder(iam);
  }

  /** A token and, by the local clock, when to renew it and when it ends. */
  private record Held(String token, Instant renewal, Instant end) {
    boolean isGood(@Nullable String rejected, Instant now) {
      return !token.equals(rejected) && now.isBefore(end);
    }

    Held renewedNotBefore(Instant time) {
      return new Held(token, time, end);
    }
  }

  /**
   * Returns a token that is good. If there is none, asks IAM, and blocks until it has answered.
   *
   * @throws VitalsException if there is no good token and none can be obtained
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

  /** Any number of threads: each goes on at once or waits by itself. */
  @Override
  public boolean isThreadSafe() {
    return true;
  }

  /**
   * Asks IAM without waiting for it. Who puts the next try off makes this one; if it fails, nothing
   * else is to be done.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the client has logged a failure
  private void renewEarly(Held current, Instant now) {
    if (held.compareAndSet(current, current.renewedNotBefore(now.plus(PAUSE)))) {
      iam.sendAsync(request).thenAccept(this::hold);
    }
  }

  /** A token of IAM, unless another thread has obtained a good one meanwhile. */
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
          "the calling thread was interrupted while it waited for a token", e, CallRecord.NONE);
    }
  }

  /** The life of a token is counted from now on: IAM's clock need not agree with ours. */
  private Held hold(IssuedToken issued) {
    Instant now = clock.instant();
    Duration life = issued.life();
    Duration share = life.dividedBy(SHARE_OF_LIFE);
    Duration margin = share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
    Held fresh = new Held(issued.token(), now.plus(life).minus(margin), now.plus(life));
    held.set(fresh);
    return fresh;
  }

  /** Names IAM and the project; never the user, the password or a token. */
  @Override
  public String toString() {
    return "IamCredentials[" + iam.configuration().baseUrl() + ", " + project + ", ***]";
  }

  /** Collects what to log in with. Not safe for use by several threads. */
  public static final class Builder {
    private final ApiClient iam;
    private InstantSource clock = InstantSource.system();
    private TokenRequest.@Nullable Login login;
    private TokenRequest.@Nullable Scope scope;

    private Builder(ApiClient iam) {
      this.iam = iam;
    }

    /**
     * Who logs in. Required.
     *
     * @param domain name of the account that the user belongs to
     * @throws IllegalArgumentException if one is null or blank; the message does not quote it
     */
    public Builder user(String name, String domain, String password) {
      login = new TokenRequest.Login(
          requireText(name, "name"),
          requireText(domain, "domain"),
          requireText(password, "password"));
      return this;
    }

    /** The project by its name, such as {@code eu-de_main}. This or its id is required. */
    public Builder projectName(String name) {
      scope = new TokenRequest.Scope("name", requireText(name, "projectName"));
      return this;
    }

    /** The project by its id, in place of a name set before. */
    public Builder projectId(String id) {
      scope = new TokenRequest.Scope("id", requireText(id, "projectId"));
      return this;
    }

    Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Returns the source; asks for no token yet.
     *
     * @throws IllegalStateException if the user or the project is missing
     */
    public IamCredentials build() {
      if (login == null || scope == null) {
        throw new IllegalStateException((login == null ? "user(…)" : "projectName(…)")
            + " is missing: a token is for a user and a project");
      }
      return new IamCredentials(this, new TokenRequest(login, scope));
    }

    private static String requireText(@Nullable String text, String what) {
      if (text == null || text.isBlank()) {
        throw new IllegalArgumentException(
            "The " + what + (text == null ? " is null" : " is blank") + ": is the variable set?");
      }
      return text;
    }
  }
}
