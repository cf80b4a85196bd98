package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallListener;
import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.headers.HeaderText;
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
   * Starts from the only setting without a default: an http or https origin, with a path prefix if
   * the service has one. It does not include the API's own path, such as {@code /v1}.
   *
   * @throws IllegalArgumentException if it has user info, a query or a fragment, or is incomplete
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
   * Reads the environment variables that start with a prefix. For {@code GOODMEM} these are {@code
   * GOODMEM_BASE_URL} (required), {@code _API_KEY}, {@code _API_KEY_HEADER} (default: {@code
   * x-api-key}), {@code _API_KEY_PREFIX} (such as {@code Bearer}) and {@code _CA_FILE} (PEM file
   * with certificates to trust in addition to the platform's). All other settings have their
   * defaults.
   *
   * @throws IllegalArgumentException if a variable is missing, blank or invalid; the message names
   *     it
   */
  public static Configuration fromEnvironment(String prefix) {
    return new Environment(requireNonNull(prefix, "prefix"), System::getenv).configuration();
  }

  /**
   * Refuses a base URL that ends with the start of an API's paths, such as {@code /api/v1}, which
   * would then be sent twice. Wrappers call this in their constructors.
   *
   * @throws IllegalArgumentException if the base URL ends so; the message says what to remove
   */
  public void requireBaseUrlWithout(String pathStart) {
    BaseUrl.requireWithout(baseUrl(), requireNonNull(pathStart, "pathStart"));
  }

  /** Starts from this configuration, keeping its base URL. */
  public Builder toBuilder() {
    return new Builder(settings.copy());
  }

  /** The caller's own HTTP client, if one was set. */
  public Optional<OkHttpClient> httpClient() {
    return Optional.ofNullable(settings.httpClient);
  }

  /**
   * Describes the configuration with one line per setting: its value and its origin, which is code,
   * the environment variables of {@link #fromEnvironment}, or the default. It shows names of files,
   * but no credential, password or header value.
   */
  public String describe() {
    return Setting.describe(settings);
  }

  @Override
  public String toString() {
    return ("Configuration[baseUrl=%s, credentials=%s, timeouts=%s, retryPolicy=%s, limits=%s,"
            + " tls=%s, headers=%s]")
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

    /** Records the origin of the current values of these settings. */
    Builder from(String origin, Setting... known) {
      for (Setting setting : known) {
        settings.origins.put(setting, origin);
      }
      return this;
    }

    /** Sets the credentials. Default: {@link Credentials#none()}. */
    public Builder credentials(Credentials credentials) {
      settings.credentials = requireNonNull(credentials, "credentials");
      return set(Setting.CREDENTIALS);
    }

    /** Allows credentials over plain http to other machines; to this machine they always are. */
    public Builder allowCleartextCredentials() {
      settings.allowsCleartextCredentials = true;
      return set(Setting.CLEARTEXT_CREDENTIALS);
    }

    /** Sets how long to wait. Default: {@link Timeouts#standard()}. */
    public Builder timeouts(Timeouts timeouts) {
      settings.timeouts = requireNonNull(timeouts, "timeouts");
      return set(Setting.TIMEOUTS);
    }

    /** Sets how often to retry. Default: {@link RetryPolicy#standard()}. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      settings.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
      return set(Setting.RETRY_POLICY);
    }

    /** Sets how much of an answer to read. Default: {@link Limits#standard()}. */
    public Builder limits(Limits limits) {
      settings.limits = requireNonNull(limits, "limits");
      return set(Setting.LIMITS);
    }

    /** Sets which servers to trust. Default: {@link Tls#system()}. */
    public Builder tls(Tls tls) {
      settings.tls = requireNonNull(tls, "tls");
      return set(Setting.TLS);
    }

    /** Sets the proxy. Default: the choice of the platform's {@code ProxySelector}. */
    public Builder proxy(Proxy proxy) {
      settings.proxy = requireNonNull(proxy, "proxy");
      return set(Setting.PROXY);
    }

    /** Sets the login for an HTTP proxy, set here or chosen by the platform. Default: none. */
    public Builder proxyCredentials(String user, String password) {
      settings.proxyCredentials = ProxyCredentials.of(user, password);
      return set(Setting.PROXY_CREDENTIALS);
    }

    /** Sets the whole {@code User-Agent}. Default: {@code vitals-java/} and the SDK's version. */
    public Builder userAgent(String product) {
      settings.userAgent = HeaderText.requireValue(product, "userAgent");
      return set(Setting.USER_AGENT);
    }

    /**
     * Adds a header to every request.
     *
     * @throws IllegalArgumentException if the header carries credentials, or the client sets it
     *     itself
     */
    public Builder header(String name, String value) {
      HeaderText.requireName(name, "name");
      HeaderText.requireValue(value, "value of header " + name);
      HeaderNames.requireForClient(name, value);
      Stream<Map.Entry<String, String>> added = Stream.of(Map.entry(name, value));
      settings.headers = Stream.concat(settings.headers.stream(), added).toList();
      return set(Setting.HEADERS);
    }

    /** Sets the executor that runs async calls and publishers. Default: threads of the SDK. */
    public Builder executor(Executor executor) {
      settings.executor = requireNonNull(executor, "executor");
      return set(Setting.EXECUTOR);
    }

    /**
     * Sets a client whose pool, DNS, TLS, proxy, interceptors and listeners are used. It is never
     * shut down. Its dispatcher, redirects, retries, timeouts, cache, cookies and authenticator are
     * not used. Default: a client of the SDK.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      settings.httpClient = requireNonNull(httpClient, "httpClient");
      return set(Setting.HTTP_CLIENT);
    }

    /** Sets a listener that observes attempts, waits, items and end of each call. Default: none. */
    public Builder callListener(CallListener callListener) {
      settings.callListener = requireNonNull(callListener, "callListener");
      return set(Setting.CALL_LISTENER);
    }

    /**
     * Replaces the time used for waits between attempts, the overall timeout of {@link Timeouts},
     * {@code Attempt.at()} and {@code elapsed()}, so that tests need not wait: {@code time(time,
     * time::sleep)}. The timeouts of sockets (connect, response, idle) and of bodies still use real
     * time. Default: the system clock.
     *
     * @param sleeper must advance {@code clock} by the time it is asked to sleep
     */
    public Builder time(InstantSource clock, Sleeper sleeper) {
      settings.clock = requireNonNull(clock, "clock");
      settings.sleeper = requireNonNull(sleeper, "sleeper");
      return set(Setting.TIME);
    }

    /**
     * Returns the configuration collected so far. The builder can be used further.
     *
     * @throws IllegalArgumentException if settings contradict each other, such as {@code tls} with
     *     {@code httpClient}, or if credentials would be sent over plain http to another machine
     */
    public Configuration build() {
      settings.requireConsistent();
      return new Configuration(settings.copy());
    }
  }
}
