package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FakeServicesTest {

  @Test
  void eachServiceAnswersItsFirstQuestion() {
    try (FakeServices fakes = FakeServices.start()) {
      String ping = "{\"targetId\":\"" + fakes.goodmem().targetId() + "\"}";
      String key = "x-api-key: " + fakes.goodmem().key();

      List<RawAnswer> answers = List.of(
          RawHttp.postJson(fakes.goodmem(), "/v1/ping:once", ping, key),
          RawHttp.get(fakes.central(), "/v1/ping"),
          RawHttp.get(fakes.monitor(), "/api/v1/sessions/count"),
          RawHttp.get(
              fakes.gateway(),
              "/v2/%s/apigw/instances/%s/statistics/group/latest?group_id=%s"
                  .formatted(
                      fakes.gateway().projectId(),
                      fakes.gateway().instanceId(),
                      fakes.gateway().groupId()),
              "X-Auth-Token: " + fakes.gateway().key()),
          RawHttp.get(fakes.node(), "/ext/health"));

      assertThat(answers).extracting(RawAnswer::status).containsOnly(200);
    }
  }

  @Test
  void eachServiceHasAnOriginOfItsOwnOnTheLoopbackInterface() {
    try (FakeServices fakes = FakeServices.start()) {
      List<FakeService> all =
          List.of(fakes.goodmem(), fakes.central(), fakes.monitor(), fakes.gateway(), fakes.node());

      assertThat(all).extracting(FakeService::url).doesNotHaveDuplicates();
      assertThat(all)
          .allSatisfy(
              fake -> assertThat(fake.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+"));
    }
  }

  @Test
  void onlyServicesThatExpectACredentialHaveAKey() {
    try (FakeServices fakes = FakeServices.start()) {
      assertThat(fakes.goodmem().key()).startsWith("gm_");
      assertThat(fakes.gateway().key()).isNotBlank();
      assertThat(fakes.iam().key()).isNotBlank();
      assertThat(fakes.central().key()).isEmpty();
      assertThat(fakes.monitor().key()).isEmpty();
      assertThat(fakes.node().key()).isEmpty();
    }
  }

  @Test
  void aClosedServiceRefusesConnections() {
    FakeServices fakes = FakeServices.start();
    fakes.close();

    assertThatThrownBy(() -> RawHttp.get(fakes.central(), "/v1/ping"))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void closingTwiceIsTheSameAsOnce() {
    FakeServices fakes = FakeServices.start();

    fakes.close();
    fakes.close();
  }

  @Test
  void closingCutsAStreamInTheMiddle() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean wokenByClose = new AtomicBoolean();
    Pace untilClosed = asked -> {
      waiting.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        wokenByClose.set(true);
        throw e;
      }
    };
    FakeServices fakes = FakeServices.builder().pace(untilClosed).start();
    try (RawHttp stream = RawHttp.open(
        fakes.goodmem(),
        "POST",
        "/v1/ping:stream",
        "{\"targetId\":\"" + fakes.goodmem().targetId() + "\"}",
        "x-api-key: " + fakes.goodmem().key())) {
      stream.readHead();
      assertThat(stream.readChunk()).contains("\"seq\":1");
      waiting.await();

      fakes.close();

      assertThatThrownBy(stream::readChunk).isInstanceOf(EOFException.class);
      assertThat(wokenByClose).isTrue();
    }
  }

  @Test
  void noThreadIsLeftAfterClosing() throws Exception {
    FakeServices fakes = FakeServices.start();
    RawHttp.get(fakes.central(), "/v1/ping");
    RawHttp.get(fakes.node(), "/ext/health");
    Set<Thread> ours = serverThreads();
    assertThat(ours).isNotEmpty();

    fakes.close();

    for (Thread thread : ours) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void aPageHoldsAtLeastOneItem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeServices.builder().monitorPageSize(0))
        .withMessage("monitorPageSize must be positive, was 0");
  }

  private static Set<Thread> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("MockWebServer"))
        .collect(Collectors.toSet());
  }
}
