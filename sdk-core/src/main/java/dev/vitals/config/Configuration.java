package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallListener;
import dev.vitals.internal.headers.HeaderText;
import dev.vitals.internal.headers.ReservedHeaders;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * Settings for one client. Immutable, so one instance may serve many clients and threads.
 *
 * <p>{@link #toString()} shows neither credentials nor the values of headers.
 */
public final class Configuration extends SettingsView {
  private Configuration(Settings settings) {
    super(settings);
  }

  /**
   * Starts from the one setting that has no default: an http or https origin, with a path prefix if
   * the service is behind one. The API's own path, such as {@code /v1}, is not part of it.
   *
   * @throws IllegalArgumentException if it has user info, a query or a fragment, or lacks a part
   */
  public static Builder builder(String baseUrl) {
    return new Builder(new Settings(BaseUrl.parse(baseUrl))).set(Setting.BASE_URL);
  }

  /** Like {@link #builder(String)}. */
  public static Builder builder(URI baseUrl) {
    return new Builder(new Settings(BaseUrl.normalized(requireNonNull(baseUrl, "baseUrl"))))
        .set(Setting.BASE_URL);
  }

  /**
   * Reads the environment variables that begin with a prefix; with {@code GOODMEM} these are {@code
   * GOODMEM_BASE_URL} (required), {@code _API_KEY}, {@code _API_KEY_HEADER} (default: {@code
   * x-api-key}), {@code _API_KEY_PREFIX} (such as {@code Bearer}) and {@code _CA_FILE} (certificates
   * to trust besides the platform's, PEM). Everything else has its default.
   *
   * @throws IllegalArgumentException if a variable is missing, blank or wrong; the message names it
   */
  public static Configuration fromEnvironment(String prefix) {
    return new Environment(requireNonNull(prefix, "prefix"), System::getenv).configuration();
  }

  /** Starts from this configuration; the base URL stays. */
  public Builder toBuilder() {
    return new Builder(settings.copy());
  }

  /** The caller's own HTTP client, if one was set. */
  public Optional<OkHttpClient> httpClient() {
    return Optional.ofNullable(settings.httpClient);
  }

  /**
   * Explains the configuration: a line for each setting, with its value and where it came from, as
   * set in code, the environment variables of {@link #fromEnvironment}, or the default. It shows no
   * credential, password or value of a header, but names of files.
   */
  public String describe() {
    return Setting.describe(settings);
  }

  @Override
  public String toString() {
    return "Configuration[baseUrl=%s, %s, %s, %s, %s, %s, headers=%s]"
        .formatted(
            baseUrl(),
            credentials(),
            timeouts(),
            retryPolicy(),
            limits(),
            tls(),
            settings.headerNames());
  }

  /** Collects settings. Not safe for use by several threads. */
  public static final class Builder {
    private final Settings settings;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    private Builder set(Setting setting) {
      return from("set in code", setting);
    }

    /** Says where these settings, as they are now, come from. */
    Builder from(String origin, Setting... known) {
      for (Setting setting : known) {
        settings.origins.put(setting, origin);
      }
      return this;
    }

    /** Who calls. Default: {@link Credentials#none()}. */
    public Builder credentials(Credentials credentials) {
      settings.credentials = requireNonNull(credentials, "credentials");
      return set(Setting.CREDENTIALS);
    }

    /** Lets credentials go over plain http to other machines; to this one they may anyway. */
    public Builder allowCleartextCredentials() {
      settings.allowsCleartextCredentials = true;
      return set(Setting.CLEARTEXT_CREDENTIALS);
    }

    /** How long to wait. Default: {@link Timeouts#standard()}. */
    public Builder timeouts(Timeouts timeouts) {
      settings.timeouts = requireNonNull(timeouts, "timeouts");
      return set(Setting.TIMEOUTS);
    }

    /** How often to try. Default: {@link RetryPolicy#standard()}. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      settings.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
      return set(Setting.RETRY_POLICY);
    }

    /** How much to read. Default: {@link Limits#standard()}. */
    public Builder limits(Limits limits) {
      settings.limits = requireNonNull(limits, "limits");
      return set(Setting.LIMITS);
    }

    /** Whom to trust. Default: {@link Tls#system()}. */
    public Builder tls(Tls tls) {
      settings.tls = requireNonNull(tls, "tls");
      return set(Setting.TLS);
    }

    /** Where to connect through. Default: what the platform's {@code ProxySelector} says. */
    public Builder proxy(Proxy proxy) {
      settings.proxy = requireNonNull(proxy, "proxy");
      return set(Setting.PROXY);
    }

    /** What to tell an HTTP proxy that asks, set here or chosen by the platform. Default: nothing. */
    public Builder proxyCredentials(String user, String password) {
      settings.proxyCredentials = ProxyCredentials.of(user, password);
      return set(Setting.PROXY_CREDENTIALS);
    }

    /** The whole text of {@code User-Agent}. Default: {@code vitals-java/} and the SDK's version. */
    public Builder userAgent(String product) {
      settings.userAgent = HeaderText.requireValue(product, "userAgent");
      return set(Setting.USER_AGENT);
    }

    /**
     * Adds a header to every request.
     *
     * @throws IllegalArgumentException if it carries credentials or is written by the client itself
     */
    public Builder header(String name, String value) {
      ReservedHeaders.requireExtraName(HeaderText.requireName(name, "The header's name"));
      HeaderText.requireValue(value, "The value of header " + name);
      Stream<Map.Entry<String, String>> added = Stream.of(Map.entry(name, value));
      settings.headers = Stream.concat(settings.headers.stream(), added).toList();
      return set(Setting.HEADERS);
    }

    /** Runs each live async call or publisher on one of its threads. Default: threads of the SDK. */
    public Builder executor(Executor executor) {
      settings.executor = requireNonNull(executor, "executor");
      return set(Setting.EXECUTOR);
    }

    /**
     * Uses the pool, DNS, TLS, proxy, interceptors and listeners of this client, which is never shut
     * down. Its dispatcher, redirects, retries, timeouts, cache, cookies and authenticator are not
     * used. Default: a client of the SDK.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      settings.httpClient = requireNonNull(httpClient, "httpClient");
      return set(Setting.HTTP_CLIENT);
    }

    /** Is told of each call's attempts, waits, items and end. Default: nobody is. */
    public Builder callListener(CallListener callListener) {
      settings.callListener = requireNonNull(callListener, "callListener");
      return set(Setting.CALL_LISTENER);
    }

    /**
     * Replaces the time that retries go by: the waits between attempts, the overall clock of {@link
     * Timeouts}, {@code Attempt.at()} and {@code elapsed()}. For tests, which then need not wait:
     * {@code time(time, time::sleep)}. The clocks of the sockets (connect, response, idle) and of
     * bodies stay real. Default: the system's clock.
     *
     * @param sleeper must let {@code clock} go on by what it was asked for
     */
    public Builder time(InstantSource clock, Sleeper sleeper) {
      settings.clock = requireNonNull(clock, "clock");
      settings.sleeper = requireNonNull(sleeper, "sleeper");
      return set(Setting.TIME);
    }

    /**
     * Returns the configuration collected so far; the builder may be used on.
     *
     * @throws IllegalArgumentException if settings contradict each other, such as {@code tls} beside
     *     {@code httpClient}, or if credentials would go over plain http to another machine
     */
    public Configuration build() {
      settings.requireConsistent();
      return new Configuration(settings.copy());
    }
  }
}
