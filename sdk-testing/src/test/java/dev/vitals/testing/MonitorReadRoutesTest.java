package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of the answers that only reading has. */
final class MonitorReadRoutesTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().monitorPageSize(2).start();

  @ParameterizedTest
  @ValueSource(strings = {"components", "pipelines"})
  void collectionWithoutItsSlashRedirects(String collection) {
    RawAnswer answer = get(collection + "?page=1");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location"))
        .contains(fakes.monitor().url() + "/api/v1/" + collection + "/?page=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "components/?page=1",
        "components/metrics?page=1",
        "components/x/items/y/metrics?page=1",
        "filters/scm/a/sessions?page=1",
        "filters/scope/function/metrics?page=1",
        "items/like/x/metrics?page=1",
        "pipelines/"
      })
  void listingOfNothingHasNoContent(String path) {
    assertThat(get(path).status()).isEqualTo(204);
  }

  @Test
  void buildsAndSessionsOfNothingAreWrittenInFull() {
    assertThat(get("pipelines/main/builds?page=1").body())
        .isEqualTo("{\"pipeline\":\"main\",\"builds\":[],\"prev_url\":null,"
            + "\"next_url\":null,\"total_page\":0}\n");
    assertThat(get("components/x/pipelines/main/builds/1/sessions?page=1").body())
        .isEqualTo("{\"component\":\"x\",\"pipeline\":\"main\",\"build\":\"1\",\"sessions\":[],"
            + "\"prev_url\":null,\"next_url\":null,\"total_page\":0}\n");
  }

  @Test
  void buildsAreCutIntoPagesWhoseNeighboursMayBeNull() {
    for (int build = 1; build <= 3; build++) {
      session("s" + build, "main", "\"" + build + "\"");
    }

    assertThat(get("pipelines/main/builds?page=1").body())
        .isEqualTo("{\"pipeline\":\"main\",\"builds\":[\"1\",\"2\"],\"prev_url\":null,"
            + "\"next_url\":\"/api/v1/pipelines/main/builds?page=2\",\"total_page\":2}\n");
    assertThat(get("pipelines/main/builds?page=2").json().path("builds")).hasSize(1);
  }

  @Test
  void buildThatIsNumberInItsTagIsNotFoundByItsText() {
    session("s1", "main", "7");

    assertThat(get("pipelines/main/builds/7/sessions?page=1").json().path("sessions"))
        .isEmpty();
  }

  @Test
  void sessionsOfRevisionHaveLostTheirTags() {
    session("s1", "main", "\"1\"");

    assertThat(get("filters/scm/5f/sessions?page=1").json().path("sessions"))
        .singleElement()
        .satisfies(session -> assertThat(session.path("tags").isNull()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"resources/disk/head/1/metrics, 500", "resources/cpu/head/x/metrics, 404"})
  void rankingThatServerDoesNotKnowIsRefused(String path, int status) {
    assertThat(get(path).status()).isEqualTo(status);
  }

  @Test
  void rankingHasTenMetricsIfNotTold() {
    fakes.monitor().addSampleMetrics("s", 12);

    assertThat(get("resources/memory/tail/metrics").json().path("metrics")).hasSize(10);
    assertThat(get("resources/memory/tail/11/metrics").json().path("metrics")).hasSize(11);
    assertThat(get("resources/memory/tail/999/metrics").json().path("metrics")).hasSize(12);
    assertThat(get("resources/memory/components/none/head/metrics").body())
        .isEqualTo("{\"metrics\":[]}\n");
  }

  private void session(String id, String pipeline, String build) {
    ObjectNode session = Json.object();
    session.put("session_h", id).put("run_date", "2026-11-21T09:30:00").put("scm_ref", "5f49");
    session.set(
        "description",
        Json.parse("{\"pipeline_branch\":\"" + pipeline + "\",\"pipeline_build_no\":" + build + "}")
            .orElseThrow());
    RawAnswer answer = RawHttp.postJson(fakes.monitor(), "/api/v1/sessions/", session.toString());
    assertThat(answer.status()).isEqualTo(201);
  }

  private RawAnswer get(String path) {
    return RawHttp.get(fakes.monitor(), "/api/v1/" + path);
  }
}
