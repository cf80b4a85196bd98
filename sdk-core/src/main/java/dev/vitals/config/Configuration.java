package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallListener;
import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.headers.HeaderText;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings for one client. Immutable, so one instance may serve many clients and threads.
 *
 * <p>{@link #toString()} shows neither credentials nor the values of headers.
 */
public final class Configuration {
  private static final String PRODUCT = "vitals-java/" + SdkVersion.current();

  private final Map<Setting, Chosen> chosen; // a copy of our own, never changed

  private Configuration(Map<Setting, Chosen> chosen) {
    this.chosen = new EnumMap<>(chosen);
  }

  /** A value and where it came from; null for the default, which may have an origin as well. */
  private record Chosen(@Nullable Object value, String origin) {}

  private record ExtraHeaders(List<Map.Entry<String, String>> entries) {}

  private record ConfiguredTime(InstantSource clock, Sleeper sleeper) {}

  private static <T> Optional<T> chosen(
      Map<Setting, Chosen> chosen, Setting setting, Class<T> type) {
    return Optional.ofNullable(chosen.get(setting)).map(found -> type.cast(found.value()));
  }

  private <T> Optional<T> chosen(Setting setting, Class<T> type) {
    return chosen(chosen, setting, type);
  }

  /** Where the value of a setting came from. */
  String origin(Setting setting) {
    Chosen found = chosen.get(setting);
    return found == null ? "default" : found.origin();
  }

  /**
   * Starts from the only setting without a default: an http or https origin, with a path prefix if
   * the service has one. It does not include the API's own path, such as {@code /v1}.
   *
   * @throws IllegalArgumentException if it has user info, a query or a fragment, or is incomplete
   */
  public static Builder builder(String baseUrl) {
    return new Builder(Map.of()).set(Setting.BASE_URL, BaseUrl.parse(baseUrl));
  }

  /** Like {@link #builder(String)}. */
  public static Builder builder(URI baseUrl) {
    return new Builder(Map.of())
        .set(Setting.BASE_URL, BaseUrl.normalized(requireNonNull(baseUrl, "baseUrl")));
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
    return Environment.variables(requireNonNull(prefix, "prefix"), System::getenv)
        .configuration();
  }

  /**
   * Reads the settings of a framework, or of any other source, that start with a prefix. For {@code
   * vitals.goodmem} these are {@code vitals.goodmem.base-url} (required), {@code .api-key}, {@code
   * .api-key-header}, {@code .api-key-prefix} and {@code .ca-file}, which mean what the variables of
   * {@link #fromEnvironment} mean. All other settings have their defaults.
   *
   * @param lookup returns the setting of this name, or null if there is none
   * @throws IllegalArgumentException if a setting is missing, blank or invalid; the message names it
   */
  public static Configuration from(String prefix, Function<String, @Nullable String> lookup) {
    return Environment.settings(requireNonNull(prefix, "prefix"), requireNonNull(lookup, "lookup"))
        .configuration();
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
    return new Builder(chosen);
  }

  /** The service's address, with scheme and host in lower case and no trailing slash. */
  public URI baseUrl() {
    return chosen(Setting.BASE_URL, URI.class).orElseThrow();
  }

  /** The proxy that was set, here or at the lent client; empty if the platform chooses one. */
  Optional<Proxy> proxyInForce() {
    return proxy().or(() -> httpClient().map(OkHttpClient::proxy));
  }

  /** Whether the base URL's host is this machine, decided by its text without a lookup. */
  public boolean targetsLoopback() {
    return Loopback.contains(baseUrl().getHost());
  }

  /** See {@link Builder#credentials(Credentials)}. */
  public Credentials credentials() {
    return chosen(Setting.CREDENTIALS, Credentials.class).orElseGet(Credentials::none);
  }

  /** See {@link Builder#allowCleartextCredentials()}. */
  public boolean allowsCleartextCredentials() {
    return chosen(Setting.CLEARTEXT_CREDENTIALS, Boolean.class).orElse(false);
  }

  /** See {@link Builder#timeouts(Timeouts)}. */
  public Timeouts timeouts() {
    return chosen(Setting.TIMEOUTS, Timeouts.class).orElseGet(Timeouts::standard);
  }

  /** See {@link Builder#retryPolicy(RetryPolicy)}. */
  public RetryPolicy retryPolicy() {
    return chosen(Setting.RETRY_POLICY, RetryPolicy.class).orElseGet(RetryPolicy::standard);
  }

  /** See {@link Builder#limits(Limits)}. */
  public Limits limits() {
    return chosen(Setting.LIMITS, Limits.class).orElseGet(Limits::standard);
  }

  /** See {@link Builder#tls(Tls)}. */
  public Tls tls() {
    return chosen(Setting.TLS, Tls.class).orElseGet(Tls::system);
  }

  /** The proxy that was set; if empty, the platform chooses. */
  public Optional<Proxy> proxy() {
    return chosen(Setting.PROXY, Proxy.class);
  }

  /** Returns the proxy's user and password, for the SDK's own use. */
  public Optional<PasswordAuthentication> proxyCredentials() {
    return chosen(Setting.PROXY_CREDENTIALS, PasswordAuthentication.class)
        .map(ProxyCredentials::copy);
  }

  /** The text of the {@code User-Agent} header. */
  public String userAgent() {
    return chosen(Setting.USER_AGENT, String.class).orElse(PRODUCT);
  }

  /** The extra headers in the order added, unmodifiable; a name may occur more than once. */
  public List<Map.Entry<String, String>> headers() {
    return chosen(Setting.HEADERS, ExtraHeaders.class)
        .map(ExtraHeaders::entries)
        .orElseGet(List::of);
  }

  /** The executor that was set; if empty, the client uses its own threads. */
  public Optional<Executor> executor() {
    return chosen(Setting.EXECUTOR, Executor.class);
  }

  /** The clock of {@link Builder#time}; if empty, the system clock is used. */
  public Optional<InstantSource> clock() {
    return chosen(Setting.TIME, ConfiguredTime.class).map(ConfiguredTime::clock);
  }

  /** The sleeper of {@link Builder#time}; if empty, threads really wait. */
  public Optional<Sleeper> sleeper() {
    return chosen(Setting.TIME, ConfiguredTime.class).map(ConfiguredTime::sleeper);
  }

  /** The listener that was set. */
  public Optional<CallListener> callListener() {
    return chosen(Setting.CALL_LISTENER, CallListener.class);
  }

  /** The caller's own HTTP client, if one was set. */
  public Optional<OkHttpClient> httpClient() {
    return chosen(Setting.HTTP_CLIENT, OkHttpClient.class);
  }

  /**
   * Describes the configuration with one line per setting: its value and its origin, which is code,
   * the environment variables of {@link #fromEnvironment}, or the default. It shows names of files,
   * but no credential, password or header value.
   */
  public String describe() {
    return Setting.describe(this);
  }

  @Override
  public String toString() {
    return ("Configuration[baseUrl=%s, credentials=%s, timeouts=%s, retryPolicy=%s, limits=%s,"
            + " tls=%s, headers=%s]")
        .formatted(
            baseUrl(), credentials(), timeouts(), retryPolicy(), limits(), tls(), headerNames());
  }

  List<String> headerNames() {
    return headers().stream().map(Map.Entry::getKey).toList();
  }

  /** Collects settings. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<Setting, Chosen> chosen = new EnumMap<>(Setting.class);

    private Builder(Map<Setting, Chosen> chosen) {
      this.chosen.putAll(chosen);
    }

    private Builder set(Setting setting, Object value) {
      chosen.put(setting, new Chosen(value, "set in code"));
      return this;
    }

    /** Records the origin of the current values of these settings. */
    Builder from(String origin, Setting... known) {
      for (Setting setting : known) {
        Chosen current = chosen.get(setting);
        chosen.put(setting, new Chosen(current == null ? null : current.value(), origin));
      }
      return this;
    }

    /** Sets the credentials. Default: {@link Credentials#none()}. */
    public Builder credentials(Credentials credentials) {
      return set(Setting.CREDENTIALS, requireNonNull(credentials, "credentials"));
    }

    /** Allows credentials over plain http to other machines; to this machine they always are. */
    public Builder allowCleartextCredentials() {
      return set(Setting.CLEARTEXT_CREDENTIALS, true);
    }

    /** Sets how long to wait. Default: {@link Timeouts#standard()}. */
    public Builder timeouts(Timeouts timeouts) {
      return set(Setting.TIMEOUTS, requireNonNull(timeouts, "timeouts"));
    }

    /** Sets how often to retry. Default: {@link RetryPolicy#standard()}. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      return set(Setting.RETRY_POLICY, requireNonNull(retryPolicy, "retryPolicy"));
    }

    /** Sets how much of an answer to read. Default: {@link Limits#standard()}. */
    public Builder limits(Limits limits) {
      return set(Setting.LIMITS, requireNonNull(limits, "limits"));
    }

    /** Sets which servers to trust. Default: {@link Tls#system()}. */
    public Builder tls(Tls tls) {
      return set(Setting.TLS, requireNonNull(tls, "tls"));
    }

    /** Sets the proxy. Default: the choice of the platform's {@code ProxySelector}. */
    public Builder proxy(Proxy proxy) {
      return set(Setting.PROXY, requireNonNull(proxy, "proxy"));
    }

    /** Sets the login for an HTTP proxy, set here or chosen by the platform. Default: none. */
    public Builder proxyCredentials(String user, String password) {
      return set(Setting.PROXY_CREDENTIALS, ProxyCredentials.of(user, password));
    }

    /** Sets the whole {@code User-Agent}. Default: {@code vitals-java/} and the SDK's version. */
    public Builder userAgent(String product) {
      return set(Setting.USER_AGENT, HeaderText.requireValue(product, "userAgent"));
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
      Stream<Map.Entry<String, String>> before =
          chosen(chosen, Setting.HEADERS, ExtraHeaders.class).stream()
              .flatMap(headers -> headers.entries().stream());
      return set(
          Setting.HEADERS,
          new ExtraHeaders(
              Stream.concat(before, Stream.of(Map.entry(name, value))).toList()));
    }

    /** Sets the executor that runs async calls and publishers. Default: threads of the SDK. */
    public Builder executor(Executor executor) {
      return set(Setting.EXECUTOR, requireNonNull(executor, "executor"));
    }

    /**
     * Sets a client whose pool, DNS, TLS, proxy, interceptors and listeners are used. It is never
     * shut down. Its dispatcher, redirects, retries, timeouts, cache, cookies and authenticator are
     * not used. Default: a client of the SDK.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      return set(Setting.HTTP_CLIENT, requireNonNull(httpClient, "httpClient"));
    }

    /** Sets a listener that observes attempts, waits, items and end of each call. Default: none. */
    public Builder callListener(CallListener callListener) {
      return set(Setting.CALL_LISTENER, requireNonNull(callListener, "callListener"));
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
      return set(
          Setting.TIME,
          new ConfiguredTime(requireNonNull(clock, "clock"), requireNonNull(sleeper, "sleeper")));
    }

    /**
     * Returns the configuration collected so far. The builder can be used further.
     *
     * @throws IllegalArgumentException if settings contradict each other, such as {@code tls} with
     *     {@code httpClient}, or if credentials would be sent over plain http to another machine
     */
    public Configuration build() {
      Configuration configuration = new Configuration(chosen);
      SettingRules.check(configuration);
      return configuration;
    }
  }
}
