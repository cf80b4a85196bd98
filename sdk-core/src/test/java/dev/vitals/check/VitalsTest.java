package dev.vitals.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Fault;
import dev.vitals.testing.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VitalsTest {
  private static final Duration AMPLE = Duration.ofSeconds(10);
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration TOLERANCE = Duration.ofMillis(50);

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  private final List<ApiClient> clients = new ArrayList<>();

  @AfterEach
  void closeClients() {
    clients.forEach(ApiClient::close);
  }

  @Test
  void healthyServicesAreHealthy() {
    fakes.monitor().addSampleSessions(3);

    CheckReport report = all().check(AMPLE);

    assertThat(report.services())
        .extracting(ServiceCheck::verdict)
        .containsExactly(
            Verdict.REACHABLE, Verdict.HEALTHY, Verdict.HEALTHY, Verdict.HEALTHY, Verdict.HEALTHY);
    assertThat(text(report, Service.CENTRAL)).isEqualTo("status ok");
    assertThat(text(report, Service.MONITOR)).isEqualTo("3 sessions");
    assertThat(text(report, Service.GATEWAY)).matches("\\d+ calls in the last hour");
    assertThat(text(report, Service.NODE)).matches("\\d+ checks pass");
    assertThat(report.isGood()).isTrue();
    assertThat(report.exitCode()).isZero();
    assertThat(report.services()).allSatisfy(check -> {
      assertThat(check.call().attempts()).hasSize(1);
      assertThat(check.failure()).isEmpty();
      assertThat(check.diagnosis()).isEmpty();
      assertThat(check.took()).isPositive().isLessThanOrEqualTo(report.took());
    });
  }

  @Test
  void paidProbeIsSentOnlyIfAsked() {
    all().check(AMPLE);
    assertThat(fakes.goodmem().received()).hasToString("[GET /]");

    CheckReport report = Vitals.builder().goodmem(goodmem(), probe()).build().check(AMPLE);

    assertThat(verdict(report, Service.GOODMEM)).isEqualTo(Verdict.HEALTHY);
    assertThat(text(report, Service.GOODMEM)).startsWith("the probe took ").endsWith(" ms");
    assertThat(fakes.goodmem().received()).last().hasToString("POST /v1/ping:once");
  }

  /** The healthy ones may be late on a machine that does other things, so each has three tries. */
  @ParameterizedTest
  @MethodSource("subsets")
  void stalledServicesAreNamedInTime(Set<Service> stalled) {
    Vitals vitals = all();
    vitals.check(AMPLE); // connects, and loads classes
    List<String> tries = new ArrayList<>();

    for (int i = 0; i < 3; i++) {
      stalled.forEach(service -> fake(service).failNext(Fault.stall()));
      long start = System.nanoTime();
      CheckReport report = vitals.check(DEADLINE);
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(unanswered(report)).containsAll(stalled);
      if (unanswered(report).equals(stalled) && took.compareTo(DEADLINE.plus(TOLERANCE)) <= 0) {
        assertThat(report.exitCode()).isEqualTo(stalled.isEmpty() ? 0 : 2);
        return;
      }
      tries.add(took + ": " + report);
    }

    assertThat(tries).as("stalled %s", stalled).isEmpty();
  }

  static Stream<Set<Service>> subsets() {
    List<Service> all = List.of(Service.values());
    return IntStream.range(0, 1 << all.size()).mapToObj(bits -> {
      EnumSet<Service> subset = EnumSet.noneOf(Service.class);
      BitSet.valueOf(new long[] {bits}).stream().forEach(bit -> subset.add(all.get(bit)));
      return subset;
    });
  }

  @Test
  void stalledServiceIsDiagnosedBeforeTheDeadline() {
    fakes.central().failNext(Fault.stall());

    ServiceCheck central =
        only(Vitals.builder().central(central()).build().check(Duration.ofSeconds(1)));

    assertThat(central.verdict()).isEqualTo(Verdict.UNANSWERED);
    assertThat(central.failure()).containsInstanceOf(CallTimeoutException.class);
    assertThat(central.call().attempts()).hasSize(1);
    assertThat(central.diagnosis().orElseThrow().isReachable()).isTrue();
  }

  @Test
  void ownTimeoutOfAClientApplies() {
    Timeouts brief = Timeouts.builder().response(Duration.ofMillis(100)).build();
    ApiClient impatient =
        client(Configuration.builder(fakes.central().url()).timeouts(brief).build());
    fakes.central().failNext(Fault.stall().forPath("/v1/ping").times(10));

    CheckReport report = Vitals.builder().central(impatient).build().check(AMPLE);

    assertThat(only(report).verdict()).isEqualTo(Verdict.UNANSWERED);
    assertThat(only(report).call().attempts()).hasSize(3);
    assertThat(only(report).diagnosis()).isPresent();
    assertThat(report.took()).isLessThan(AMPLE.dividedBy(2));
  }

  @Test
  void servicesMaySayThatTheyAreUnhealthy() {
    fakes.node().fail("C", "chain is stuck");
    fakes.goodmem().failProbe(1, 503, "provider is down");
    fakes.central().answerNext(FakeAnswer.json(200, "{\"status\":\"leaving\"}"));

    CheckReport report = Vitals.builder()
        .goodmem(goodmem(), probe())
        .central(central())
        .node(node())
        .build()
        .check(AMPLE);

    assertThat(report.services()).extracting(ServiceCheck::verdict).containsOnly(Verdict.UNHEALTHY);
    assertThat(text(report, Service.GOODMEM))
        .isEqualTo("the probe failed with 503: provider is down");
    assertThat(text(report, Service.CENTRAL)).isEqualTo("status leaving");
    assertThat(text(report, Service.NODE)).contains("failing: C", "chain is stuck");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void errorStatusIsAFailureWithItsEvidence() {
    fakes
        .gateway()
        .answerNext(FakeAnswer.json(
                404, "{\"error_code\":\"APIG.3002\",\"error_msg\":\"API does not exist\"}")
            .header("X-Request-Id", "r-7"));

    ServiceCheck gateway = only(gateway(Vitals.builder()).build().check(AMPLE));

    assertThat(gateway.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(gateway.text()).contains("API does not exist");
    assertThat(gateway.call().requestId()).hasValue("r-7");
    assertThat(gateway.call().attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.status()).hasValue(404));
    assertThat(gateway.failure()).containsInstanceOf(NotFoundException.class);
    assertThat(gateway.diagnosis()).isEmpty(); // it answered, so the way is fine
  }

  @Test
  void errorStatusOfGoodMemsRootShowsThatItIsThere() {
    fakes.goodmem().failNext(Fault.status(401));
    CheckReport refusing = Vitals.builder().goodmem(goodmem()).build().check(AMPLE);
    assertThat(only(refusing).verdict()).isEqualTo(Verdict.REACHABLE);
    assertThat(only(refusing).text()).isEqualTo("answered with status 401");

    fakes.goodmem().failNext(Fault.status(501));
    CheckReport failing = Vitals.builder().goodmem(goodmem()).build().check(AMPLE);
    assertThat(only(failing).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void refusedConnectionIsDiagnosedAtOnce() {
    URI url = fakes.node().url();
    fakes.close();
    ApiClient nobody = client(Configuration.builder(url).build());

    CheckReport report = Vitals.builder().node(nobody).build().check(AMPLE);

    assertThat(only(report).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(only(report).failure()).containsInstanceOf(ConnectionException.class);
    Diagnosis diagnosis = only(report).diagnosis().orElseThrow();
    assertThat(diagnosis.finding(Diagnosis.Step.TCP).outcome()).isEqualTo(Diagnosis.Outcome.FAILED);
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void closedClientIsAFailure() {
    ApiClient closed = central();
    closed.close();

    CheckReport report = Vitals.builder().central(closed).node(node()).build().check(AMPLE);

    assertThat(verdict(report, Service.CENTRAL)).isEqualTo(Verdict.FAILED);
    assertThat(text(report, Service.CENTRAL)).contains("closed");
    assertThat(verdict(report, Service.NODE)).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void interruptEndsTheCheckWithWhatIsKnown() {
    Stream.of(Service.values()).forEach(service -> fake(service).failNext(Fault.stall()));
    Vitals vitals = all();
    Thread.currentThread().interrupt();

    CheckReport report = vitals.check(AMPLE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.services())
        .hasSize(5)
        .allSatisfy(check ->
            assertThat(check.text()).isEqualTo("no answer before the check was interrupted"));
    assertThat(report.took()).isLessThan(AMPLE.dividedBy(2));
  }

  @Test
  void keyThatAServiceRepeatsIsNowhereInTheReport() {
    String key = fakes.goodmem().key();
    fakes.goodmem().failProbe(1, 403, "the key " + key + " is bad");
    CheckReport said = Vitals.builder().goodmem(goodmem(), probe()).build().check(AMPLE);
    fakes.goodmem().answerNext(FakeAnswer.json(500, "{\"message\":\"bad key " + key + "\"}"));
    CheckReport failed = Vitals.builder().goodmem(goodmem(), probe()).build().check(AMPLE);

    for (CheckReport report : List.of(said, failed)) {
      assertThat(text(report, Service.GOODMEM)).contains("key");
      assertThat(report.toJson() + report.toPrometheus() + report).doesNotContain(key);
    }
  }

  @Test
  void jsonHoldsTheEvidence() throws Exception {
    fakes.central().failNext(Fault.stall());
    CheckReport report =
        Vitals.builder().central(central()).node(node()).build().check(Duration.ofSeconds(1));

    JsonNode json = new ObjectMapper().readTree(report.toJson());

    assertThat(json.path("exitCode").asInt()).isEqualTo(2);
    assertThat(json.path("at").asText()).isEqualTo(report.at().toString());
    assertThat(json.path("tookMillis").asDouble()).isBetween(1_000.0, 5_000.0);
    JsonNode central = json.path("services").path(0);
    assertThat(central.path("service").asText()).isEqualTo("central");
    assertThat(central.path("verdict").asText()).isEqualTo("UNANSWERED");
    assertThat(central.path("failure").asText()).isEqualTo("CallTimeoutException");
    assertThat(central.path("attempts")).hasSize(1);
    assertThat(central.path("diagnosis").path(3).path("step").asText()).isEqualTo("HTTP");
    JsonNode node = json.path("services").path(1);
    assertThat(node.path("attempts").path(0).path("status").asInt()).isEqualTo(200);
    assertThat(node.has("failure")).isFalse();
    assertThat(node.has("diagnosis")).isFalse();
  }

  @Test
  void prometheusGetsEveryVerdict() {
    fakes.node().fail("C", "chain is stuck");
    CheckReport report =
        Vitals.builder().central(central()).node(node()).build().check(AMPLE);

    assertThat(report.toPrometheus().lines())
        .contains(
            "# TYPE vitals_up gauge",
            "vitals_up{service=\"central\"} 1",
            "vitals_up{service=\"node\"} 0",
            "vitals_verdict{service=\"node\",verdict=\"unhealthy\"} 1",
            "vitals_verdict{service=\"node\",verdict=\"healthy\"} 0",
            "vitals_check_attempts{service=\"node\"} 1")
        .allMatch(line ->
            line.matches("# (HELP|TYPE) vitals_\\w+ .+|vitals_\\w+\\{[a-z_,=\"]+} [0-9.]+"));
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Vitals vitals = all();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vitals.check(Duration.ZERO))
        .withMessage("deadline must be between 1 millisecond and 24 days, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vitals.check(Duration.ofDays(25)))
        .withMessage("deadline must be between 1 millisecond and 24 days, was PT600H");
    assertThatIllegalStateException()
        .isThrownBy(() -> Vitals.builder().build())
        .withMessageStartingWith("no service to check");
    ApiClient wrong =
        client(Configuration.builder(fakes.central().url() + "/v1").build());
    assertThatIllegalArgumentException().isThrownBy(() -> Vitals.builder().central(wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vitals.builder().gateway(node(), "project", "instance", " "));
    assertThat(fakes.central().received()).isEmpty();
  }

  private Vitals all() {
    return gateway(Vitals.builder())
        .goodmem(goodmem())
        .central(central())
        .monitor(client(Configuration.builder(fakes.monitor().url()).build()))
        .node(node())
        .build();
  }

  private Vitals.Builder gateway(Vitals.Builder builder) {
    ApiClient gateway = client(Configuration.builder(fakes.gateway().url())
        .credentials(Credentials.header("X-Auth-Token", fakes.gateway().key()))
        .build());
    return builder.gateway(
        gateway,
        fakes.gateway().projectId(),
        fakes.gateway().instanceId(),
        fakes.gateway().apiId());
  }

  private ApiClient goodmem() {
    return client(Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .build());
  }

  private ApiClient central() {
    return client(Configuration.builder(fakes.central().url()).build());
  }

  private ApiClient node() {
    return client(Configuration.builder(fakes.node().url()).build());
  }

  private ApiClient client(Configuration configuration) {
    ApiClient client = ApiClient.create(configuration);
    clients.add(client);
    return client;
  }

  private PingOnceRequest probe() {
    return PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build();
  }

  private FakeService fake(Service service) {
    return switch (service) {
      case GOODMEM -> fakes.goodmem();
      case CENTRAL -> fakes.central();
      case MONITOR -> fakes.monitor();
      case GATEWAY -> fakes.gateway();
      case NODE -> fakes.node();
    };
  }

  private static Set<Service> unanswered(CheckReport report) {
    return report.services().stream()
        .filter(check -> check.verdict() == Verdict.UNANSWERED)
        .map(ServiceCheck::service)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
  }

  private static ServiceCheck only(CheckReport report) {
    assertThat(report.services()).hasSize(1);
    return report.services().get(0);
  }

  private static Verdict verdict(CheckReport report, Service service) {
    return report.service(service).orElseThrow().verdict();
  }

  private static String text(CheckReport report, Service service) {
    return report.service(service).orElseThrow().text();
  }
}
