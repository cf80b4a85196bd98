package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Fault;
import dev.vitals.testing.Pace;
import dev.vitals.testing.recording.Recorder;
import dev.vitals.testing.recording.Replay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our client reads from a cassette is what it read from the service. */
final class ReplayedPingTest {
  @RegisterExtension
  final FakeServices real = FakeServices.builder().pace(Pace.immediate()).start();

  private final List<PingEvent> events = new ArrayList<>();
  private Path cassette;

  @BeforeEach
  void file(@TempDir Path folder) {
    cassette = folder.resolve("ping.json");
  }

  @ParameterizedTest
  @EnumSource
  void recordedStreamHasSameEventsAgain(StreamFormat format) throws IOException {
    try (Recorder recorder = Recorder.to(real.goodmem().url()).start(cassette)) {
      ping(recorder.url(), real.goodmem().key(), format);
    }
    List<PingEvent> recorded = List.copyOf(events);
    events.clear();

    try (Replay replay = Replay.of(cassette)) {
      ping(replay.url(), "no key", format);
      assertThat(replay.unmatched()).isEmpty();
    }

    assertThat(recorded).hasSize(6);
    assertThat(events).isEqualTo(recorded);
    assertThat(Files.readString(cassette)).doesNotContain(real.goodmem().key());
  }

  @Test
  void recordedBreakBreaksAgain() {
    real.goodmem().failNext(Fault.cutAfter(1_500));
    BrokenStreamException first;
    try (Recorder recorder = Recorder.to(real.goodmem().url()).start(cassette)) {
      first = broken(recorder.url());
    }
    List<PingEvent> recorded = List.copyOf(events);
    events.clear();

    try (Replay replay = Replay.of(cassette)) {
      BrokenStreamException second = broken(replay.url());

      assertThat(second.reason()).isEqualTo(first.reason()).isEqualTo(Reason.TRUNCATED);
      assertThat(second.delivered()).isEqualTo(first.delivered()).isPositive();
      assertThat(events).isEqualTo(recorded);
    }
  }

  private BrokenStreamException broken(URI url) {
    return catchThrowableOfType(
        BrokenStreamException.class, () -> ping(url, real.goodmem().key(), StreamFormat.NDJSON));
  }

  private void ping(URI url, String key, StreamFormat format) {
    Configuration configuration =
        Configuration.builder(url).credentials(Credentials.apiKey(key)).build();
    PingStreamRequest request =
        PingStreamRequest.builder().targetId(real.goodmem().targetId()).count(5).build();
    try (ApiClient client = ApiClient.create(configuration);
        EventStream<PingEvent> stream = new PingApi(client).pingStream(request, format)) {
      stream.forEach(events::add);
    }
  }
}
