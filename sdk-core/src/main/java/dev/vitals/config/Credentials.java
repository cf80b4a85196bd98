package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.headers.HeaderText;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What proves to a service who calls: one header, sent to the configured origin only. Immutable and
 * safe for use by several threads.
 *
 * <p>No message, {@link #toString()} or serialized form shows the value: this class cannot be
 * serialized, and two credentials are equal only if they are the same object.
 */
public final class Credentials {
  private static final Credentials NONE = new Credentials(null, "", rejected -> "", null);

  private final @Nullable String headerName;
  private final String prefix; // with its space, or empty
  private final CredentialSource source;
  private final @Nullable RequestSigner signer;

  private Credentials(
      @Nullable String headerName,
      String prefix,
      CredentialSource source,
      @Nullable RequestSigner signer) {
    this.headerName = headerName;
    this.prefix = prefix;
    this.source = source;
    this.signer = signer;
  }

  /** Sends no credential, for a service that needs none. */
  public static Credentials none() {
    return NONE;
  }

  /**
   * Sends the key in the header {@code x-api-key}.
   *
   * @throws IllegalArgumentException if the key is null, blank, surrounded by white space, or has a
   *     character that a header cannot carry
   */
  public static Credentials apiKey(String key) {
    return fixed("x-api-key", key, "key");
  }

  /**
   * Sends {@code Authorization: Bearer} with the token.
   *
   * @throws IllegalArgumentException if the token itself begins with {@code Bearer} and a space, or
   *     for the reasons given at {@link #apiKey(String)}
   */
  public static Credentials bearer(String token) {
    return fixed("Authorization", token, "token").withPrefix("Bearer");
  }

  /**
   * Sends the value in a header of this name, such as {@code X-Auth-Token}.
   *
   * @throws IllegalArgumentException if the client writes that header itself, or for the reasons
   *     given at {@link #apiKey(String)}
   */
  public static Credentials header(String name, String value) {
    return fixed(requireHeaderName(name), value, "value");
  }

  /** Asks the source for the value whenever it is needed, and sends it in a header of this name. */
  public static Credentials header(String name, CredentialSource source) {
    requireNonNull(source, "source");
    return new Credentials(
        requireHeaderName(name), "", source.isThreadSafe() ? source : new OneAtATime(source), null);
  }

  /**
   * Has each attempt of a request signed, and sends no fixed value. If the service refuses a
   * signature with 401, and its {@code Date} shows that the local clock is wrong by more than 5
   * minutes, the request is signed once more by the service's clock.
   */
  public static Credentials signing(RequestSigner signer) {
    requireNonNull(signer, "signer");
    return new Credentials("Authorization", "", new Fixed(""), signer);
  }

  /**
   * Puts a word and a space in front of the value, replacing any earlier prefix: {@code
   * withPrefix("Bearer")} sends {@code Bearer <value>}.
   *
   * @throws IllegalStateException if this is {@link #none()}, or signs requests
   * @throws IllegalArgumentException if a fixed value itself begins with that word and a space,
   *     ignoring case
   */
  public Credentials withPrefix(String prefix) {
    if (headerName == null || signer != null) {
      throw new IllegalStateException(
          "withPrefix needs a credential; start with apiKey(...) or header(...)");
    }
    String word = HeaderText.requireValue(prefix, "prefix") + " ";
    if (source instanceof Fixed given && given.beginsWith(word)) {
      throw new IllegalArgumentException(
          "the credential already begins with the prefix, which would be sent twice;"
              + " pass only the part after it");
    }
    return new Credentials(headerName, word, source, null);
  }

  /** Whether the value never changes, so that {@link #value} does not block. For the SDK's own use. */
  public boolean isFixed() {
    return headerName == null || source instanceof Fixed;
  }

  /** Signs each attempt, if this is {@link #signing}. For the SDK's own use. */
  public Optional<RequestSigner> signer() {
    return Optional.ofNullable(signer);
  }

  /** The header to send, empty for {@link #none()}. For the SDK's own use. */
  public Optional<String> headerName() {
    return Optional.ofNullable(headerName);
  }

  /**
   * Returns the header's value, prefix included, and so hands out the secret: for the SDK's own
   * use. Empty for {@link #none()} and {@link #signing}. It may block as long as the source does.
   *
   * @param rejected what this method returned before and the service then refused with 401, else
   *     null
   * @throws IllegalStateException if the source returned what no header can carry
   * @throws CancellationException if the thread is interrupted while another one asks the source;
   *     its flag is set again
   */
  public String value(@Nullable String rejected) {
    if (headerName == null || signer != null) {
      return "";
    }
    String value = source.value(rejected == null ? null : withoutPrefix(rejected));
    HeaderText.fault(value).ifPresent(fault -> {
      throw new IllegalStateException(
          "the value from the CredentialSource for header " + headerName + " " + fault);
    });
    return prefix + value;
  }

  /** What of {@link #value} is the secret: all but the prefix. For the SDK's own use. */
  public String withoutPrefix(String value) {
    return requireNonNull(value, "value").startsWith(prefix)
        ? value.substring(prefix.length())
        : value;
  }

  /** Names the header; the value is masked, and so is the prefix, which may be part of a secret. */
  @Override
  public String toString() {
    return headerName == null
        ? "Credentials[header=none]"
        : "Credentials[header=" + headerName + ", value=***]";
  }

  private static Credentials fixed(String headerName, String value, String what) {
    HeaderText.requireValue(value, what);
    return new Credentials(headerName, "", new Fixed(value), null);
  }

  private static String requireHeaderName(String name) {
    HeaderNames.requireForCredential(HeaderText.requireName(name, "name"));
    return name;
  }

  /** The one value there is. Not a record: its text would show it. */
  private static final class Fixed implements CredentialSource {
    private final String value;

    Fixed(String value) {
      this.value = value;
    }

    @Override
    public String value(@Nullable String rejected) {
      return value;
    }

    boolean beginsWith(String prefix) {
      return value.regionMatches(true, 0, prefix, 0, prefix.length());
    }
  }

  /** Keeps the promise of {@link CredentialSource}, also among copies with another prefix. */
  private static final class OneAtATime implements CredentialSource {
    private final Lock lock = new ReentrantLock(); // a monitor would pin a virtual thread
    private final CredentialSource source;

    OneAtATime(CredentialSource source) {
      this.source = source;
    }

    @Override
    public String value(@Nullable String rejected) {
      if (!lock.tryLock()) {
        await();
      }
      try {
        return source.value(rejected);
      } finally {
        lock.unlock();
      }
    }

    private void await() {
      try {
        lock.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException(
            "interrupted while waiting for another thread to obtain the credential");
      }
    }
  }
}
