package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.examples.services.Services;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.LeakCheck;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuickstartTest {
  /** Servers that are not the quickstart's own and hold other data. */
  @RegisterExtension
  final FakeServices others = FakeServices.builder().monitorPageSize(4).start();

  @Test
  void withoutSettingsAllFiveServicesAreShownAndNoThreadIsLeft() throws Exception {
    LeakCheck leaks = LeakCheck.of(others);
    leaks.begin();

    String printed = Output.of(out -> {
      try (Services services = Services.embedded()) {
        new Quickstart(services, out).run();
      }
    });

    assertThat(printed)
        .contains("answered in", "10 probes: 10 ok", "Central says: ok")
        .contains("12 sessions on 3 pages", "6 metrics of session", "calls: 2xx")
        .contains("the node is unhealthy: C")
        .containsPattern("ms: healthy\\R\\RAll five services answered")
        .doesNotContain("FAILED");
    assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    leaks.verify();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AddressTraffic.class,
        ApiStatistics.class,
        GatewayCounts.class,
        HungriestTests.class,
        ListSessions.class,
        MeteredCalls.class,
        NodeHealth.class,
        PingCentral.class,
        PingOnce.class,
        PingStream.class,
        RecordSession.class,
        SessionMetrics.class
      })
  void theProgramOfATaskRunsAloneOnFakes(Class<?> program) throws Exception {
    JavaProgram.Result result = JavaProgram.of(program).run(Map.of());

    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.output()).isNotBlank();
  }

  @Test
  void otherServersAnswersArePrinted() throws Exception {
    String target = others.goodmem().addTarget("LLM", "ACME", "oracle-1");
    others.monitor().addSampleSessions(8);
    String apiId = "ffffffffffffffffffffffffffffffff";
    others.gateway().addApi(apiId);
    others.node().addCheck("coffee", "application");

    JavaProgram.Result result =
        JavaProgram.of(Quickstart.class).run(everyServiceWith(target, apiId));

    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.errors()).isEmpty();
    assertThat(result.output())
        .contains("LLM oracle-1 of ACME", "9 sessions on 3 pages", "none of the first")
        .containsPattern("coffee +passes")
        .contains("the node is healthy")
        .doesNotContain("fake;", "FAILS", "text-embedding");
    assertThat(others.goodmem().received()).hasSize(3);
    assertThat(others.central().received()).hasSize(1);
    assertThat(others.node().received()).hasSize(1);
    assertThat(others.gateway().received())
        .singleElement()
        .satisfies(request -> assertThat(request.query()).contains("api_id=" + apiId));
  }

  @Test
  void failedServiceIsOneLineAndTheOthersRun() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("GOODMEM_BASE_URL", others.goodmem().url().toString());
    environment.put("GOODMEM_API_KEY", "gm_wrong");
    environment.put("GOODMEM_TARGET_ID", others.goodmem().targetId());
    environment.put("APIGW_BASE_URL", others.gateway().url().toString());

    JavaProgram.Result result = JavaProgram.of(Quickstart.class).run(environment);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output().lines().filter(line -> line.contains("FAILED")))
        .hasSize(2)
        .anyMatch(line -> line.contains("GoodMem FAILED: UnauthorizedException"))
        .anyMatch(line -> line.endsWith("the environment variable APIGW_PROJECT_ID must be set"));
    assertThat(result.output())
        .contains("Central says: ok", "12 sessions on 3 pages", "ms: healthy")
        .doesNotContain("gm_wrong", "All five");
    assertThat(result.errors()).contains("no good answer from GoodMem, API gateway");
  }

  private Map<String, String> everyServiceWith(String target, String apiId) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GOODMEM_BASE_URL", others.goodmem().url().toString());
    environment.put("GOODMEM_API_KEY", others.goodmem().key());
    environment.put("GOODMEM_TARGET_ID", target);
    environment.put("STACKROX_BASE_URL", others.central().url().toString());
    environment.put("MONITOR_BASE_URL", others.monitor().url().toString());
    environment.put("APIGW_BASE_URL", others.gateway().url().toString());
    environment.put("APIGW_API_KEY", others.gateway().key());
    environment.put("APIGW_API_KEY_HEADER", "X-Auth-Token");
    environment.put("APIGW_PROJECT_ID", others.gateway().projectId());
    environment.put("APIGW_INSTANCE_ID", others.gateway().instanceId());
    environment.put("APIGW_API_ID", apiId);
    environment.put("AVALANCHE_BASE_URL", others.node().url().toString());
    return environment;
  }
}
