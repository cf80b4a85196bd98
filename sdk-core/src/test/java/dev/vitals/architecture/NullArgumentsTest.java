package dev.vitals.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import dev.vitals.check.CheckReport;
import dev.vitals.check.Service;
import dev.vitals.check.ServiceCheck;
import dev.vitals.check.Verdict;
import dev.vitals.check.Vitals;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.CredentialSource;
import dev.vitals.config.Credentials;
import dev.vitals.config.Limits;
import dev.vitals.config.RequestSigner;
import dev.vitals.config.ResumePolicy;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.SignableRequest;
import dev.vitals.config.Sleeper;
import dev.vitals.config.Timeouts;
import dev.vitals.config.Tls;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.VitalsException;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.health.NodeInfoApi;
import dev.vitals.iam.AccessKeySigner;
import dev.vitals.iam.IamCredentials;
import dev.vitals.model.HealthReport;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.paging.Page;
import dev.vitals.paging.Pager;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.ping.PingApi;
import dev.vitals.sessions.MetricFilter;
import dev.vitals.sessions.MetricsApi;
import dev.vitals.sessions.PipelinesApi;
import dev.vitals.sessions.Ranking;
import dev.vitals.sessions.SessionFilter;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.sessions.TestResource;
import dev.vitals.statistics.GatewayMetric;
import dev.vitals.statistics.MetricAggregate;
import dev.vitals.statistics.MetricDataQuery;
import dev.vitals.statistics.PublicAddress;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FakeServices;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Null where it has no place is refused at once, and the message says which argument it was. */
final class NullArgumentsTest {
  /** What Java says by itself of a null that was stumbled upon, not refused. */
  private static final Pattern STUMBLED = Pattern.compile("^(Cannot |null$)|\\blocal\\d");

  /** Users implement them, and only the SDK calls them. */
  private static final Set<Class<?>> CALLED_BY_THE_SDK = Set.of(
      CallListener.class,
      CallObserver.class,
      CredentialSource.class,
      RequestSigner.class,
      Sleeper.class);

  private final FakeServices fakes = FakeServices.builder().start();
  private final ApiClient client =
      ApiClient.create(Configuration.builder(fakes.node().url()).build());
  private final Map<Class<?>, Object> samples = new HashMap<>();

  @AfterEach
  void close() {
    client.close();
    fakes.close();
  }

  @Test
  void nullParametersAreNamed() throws Exception {
    makeSamples();
    List<String> unnamed = new ArrayList<>();
    int checked = 0;

    for (Class<?> type : ExportedApi.of(ApiClient.class).types()) {
      for (Executable member : members(type)) {
        for (int i = 0; i < member.getParameterCount(); i++) {
          if (mayNotBeNull(member, i)) {
            String message = String.valueOf(refusal(member, i));
            checked++;
            if (STUMBLED.matcher(message).find() || isOfAnother(message, member)) {
              unnamed.add(member + ", parameter " + (i + 1) + ": " + message);
            }
          }
        }
      }
    }

    assertThat(unnamed).isEmpty();
    assertThat(checked).isGreaterThan(120);
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullElementsAreNamedToo() {
    String missing = null;
    StreamRequest<JsonNode> stream = StreamRequest.get("/", JsonNode.class);

    assertThatNullPointerException()
        .isThrownBy(() -> new HealthApi(client).health(missing))
        .withMessage("tag");
    assertThatNullPointerException()
        .isThrownBy(() -> stream.itemEventTypes("item", missing))
        .withMessage("type");
  }

  /** Requests are made of the arguments of others, and have names of their own for them. */
  private static boolean isOfAnother(String message, Executable member) {
    return message.equals("json") && !member.getName().equals("body");
  }

  /** Exceptions and what they are made of are left out: only the SDK makes them. */
  private static List<Executable> members(Class<?> type) {
    boolean ofErrors = type.getPackageName().endsWith(".errors");
    if (type.isEnum() || ofErrors || CALLED_BY_THE_SDK.contains(type)) {
      return List.of();
    }
    return Stream.<Executable>concat(
            Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
        .filter(member -> !member.getName().equals("equals"))
        .toList();
  }

  private static boolean mayNotBeNull(Executable member, int parameter) {
    return !member.getParameterTypes()[parameter].isPrimitive()
        && !member.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
  }

  /** What is said of null for this argument where the others are fine. */
  private @Nullable String refusal(Executable member, int parameter) throws Exception {
    Class<?>[] types = member.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      if (i != parameter) {
        arguments[i] = sample(types[i]);
      }
    }
    try {
      if (member instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        boolean isStatic = Modifier.isStatic(member.getModifiers());
        ((Method) member).invoke(isStatic ? null : sample(member.getDeclaringClass()), arguments);
      }
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      return thrown instanceof NullPointerException || thrown instanceof IllegalArgumentException
          ? thrown.getMessage()
          : "Cannot stand " + thrown;
    }
    return "Cannot refuse null";
  }

  private Object sample(Class<?> type) {
    Object sample = samples.get(type);
    if (sample != null) {
      return sample;
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }
    throw new AssertionError("give a sample of " + type);
  }

  private void makeSamples() throws Exception {
    samples.put(EventStream.class, client.open(StreamRequest.get("/ext/health", JsonNode.class)));
    ApiRequest<HealthReport> request = HealthApi.probeRequest(HealthProbe.HEALTH);
    Configuration configuration = client.configuration();
    List<Object> plain = List.of(
        "x",
        JsonNode.class,
        Duration.ofMinutes(1),
        URI.create("http://localhost"),
        Instant.EPOCH,
        java.net.Proxy.NO_PROXY,
        new OkHttpClient());
    List<Object> ours = List.of(
        client,
        configuration,
        Configuration.builder("http://localhost"),
        Credentials.apiKey("x"),
        Limits.standard(),
        Limits.builder(),
        AccessKeySigner.of("access", "secret"),
        new SignableRequest(
            "GET", URI.create("https://a.test/"), Map.of(), new byte[0], Instant.EPOCH),
        ResumePolicy.standard(),
        RetryPolicy.standard(),
        RetryPolicy.builder(),
        Timeouts.standard(),
        Timeouts.builder(),
        Tls.system(),
        request,
        StreamRequest.get("/{x}", ServerSentEvent.class).format(StreamFormat.SSE),
        client.exchange(request),
        client.poll(request, report -> true, Duration.ofSeconds(5)),
        client.diagnose(),
        client.diagnose().findings().get(0),
        CallRecord.NONE,
        new ResponseHead(200, Map.of(), null),
        Attempt.answered(1, Instant.EPOCH, 200, Duration.ZERO, Attempt.WaitOrigin.NONE),
        new CallEnd(CallEnd.Outcome.FINISHED, "", 1, Duration.ZERO, -1),
        IamCredentials.builder(client),
        Vitals.builder(),
        Vitals.builder().node(client).build(),
        new CheckReport(Instant.EPOCH, Duration.ZERO, List.of()),
        new ServiceCheck(
            Service.NODE, Verdict.HEALTHY, "x", Duration.ZERO, CallRecord.NONE, null, null),
        Page.empty(),
        Pager.of(page -> Page.empty()),
        new CentralPingApi(client),
        new HealthApi(client),
        new PingApi(client),
        new SessionsApi(client),
        new MetricsApi(client),
        new PipelinesApi(client),
        MetricFilter.ofItem("x"),
        Ranking.highest(TestResource.CPU, 1),
        new StatisticsApi(client, "p", "i"),
        new NodeInfoApi(client),
        new MetricDataQuery(
            PublicAddress.INBOUND,
            GatewayMetric.UP_STREAM,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            Duration.ofHours(1),
            MetricAggregate.SUM),
        SessionFilter.withTag("x"),
        new ServerSentEvent("x", "x", "x"),
        PingOnceRequest.builder()
            .targetId("00000000-0000-0000-0000-000000000000")
            .build(),
        PingStreamRequest.builder()
            .targetId("00000000-0000-0000-0000-000000000000")
            .build());
    Stream.concat(plain.stream(), ours.stream())
        .forEach(sample -> samples.put(sample.getClass(), sample));
    samples.put(VitalsException.class, new ConnectionException("x", null, CallRecord.NONE));
    samples.put(List.class, List.of());
    samples.put(Path.class, Path.of("x"));
    samples.put(int.class, 1);
    samples.put(long.class, 1L);
    samples.put(boolean.class, true);
    samples.put(Object.class, "x");
    samples.put(EventSourceListener.class, new EventSourceListener() {});
  }
}
