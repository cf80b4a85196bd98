package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitals.client.StreamRequest;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.Reader;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every stream promises, whatever its framing. */
abstract class EventStreamContract<T> {
  @RegisterExtension
  final Loopback loopback = Loopback.standard();

  /** The format that {@link #request()} asks for. */
  abstract StreamFormat format();

  /** A request without a promised end. */
  abstract StreamRequest<T> request();

  /** The frame of the item that {@link #item} gives for the same number. */
  abstract String frame(int number);

  abstract T item(int number);

  @Test
  void hasNextMayBeAskedAgainAndAgain() {
    try (EventStream<T> stream = open(this::twoItems)) {
      Iterator<T> items = stream.iterator();

      assertThat(List.of(items.hasNext(), items.hasNext(), items.hasNext())).doesNotContain(false);
      assertThat(items.next()).isEqualTo(item(0));
      assertThat(items.next()).isEqualTo(item(1));
      assertThat(List.of(items.hasNext(), items.hasNext())).doesNotContain(true);
    }
  }

  @Test
  void nextAloneReadsEveryItem() {
    try (EventStream<T> stream = open(this::twoItems)) {
      Iterator<T> items = stream.iterator();

      assertThat(List.of(items.next(), items.next())).containsExactly(item(0), item(1));
    }
  }

  @Test
  void nextPastEndThrowsEachTime() {
    try (EventStream<T> stream = open(this::twoItems)) {
      Iterator<T> items = stream.iterator();
      items.next();
      items.next();

      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    }
  }

  @Test
  void secondIteratorIsRefused() {
    try (EventStream<T> stream = open(this::twoItems)) {
      Iterator<T> first = stream.iterator();

      assertThatIllegalStateException().isThrownBy(stream::iterator);
      assertThatIllegalStateException().isThrownBy(stream::stream);
      assertThat(first.next()).isEqualTo(item(0));
    }
  }

  @Test
  void iteratorAfterStreamIsRefused() {
    try (EventStream<T> stream = open(this::twoItems);
        Stream<T> items = stream.stream()) {
      assertThat(items).containsExactly(item(0), item(1));
      assertThatIllegalStateException().isThrownBy(stream::iterator);
    }
  }

  @Test
  void closedBeforeIterationItHasNoItems() {
    EventStream<T> stream = open(this::twoItems);

    stream.close();

    assertThat(stream).isEmpty();
    assertThat(stream.delivered()).isZero();
  }

  @Test
  void closedInMiddleItEndsQuietly() {
    EventStream<T> stream = open(this::twoItems);
    Iterator<T> items = stream.iterator();
    items.next();

    stream.close();
    stream.close();

    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    assertThat(stream.delivered()).isOne();
  }

  @Test
  void closedAfterHasNextItEndsQuietly() {
    EventStream<T> stream = open(this::twoItems);
    Iterator<T> items = stream.iterator();

    assertThat(items.hasNext()).isTrue();
    stream.close();

    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
  }

  @Test
  void itemPromisedByHasNextIsDeliveredAfterClose() throws Exception {
    EventStream<T> stream = open(this::twoItems);
    Iterator<T> items = stream.iterator();

    assertThat(items.hasNext()).isTrue();
    Thread closer = new Thread(stream::close);
    closer.start();
    closer.join();

    assertThat(items.next()).isEqualTo(item(0));
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void closeAfterEndDoesNothing() {
    EventStream<T> stream = open(this::twoItems);
    stream.forEach(item -> {});

    stream.close();

    assertThat(stream.delivered()).isEqualTo(2);
  }

  @Test
  void closeByAnotherThreadEndsBlockedReadQuietly() throws Exception {
    EventStream<T> stream = open(this::oneItemThenSilence);
    Iterator<T> items = stream.iterator();
    assertThat(items.next()).isEqualTo(item(0));
    Reader<Boolean> reader = Reader.start(items::hasNext);
    reader.awaitBlockedInRead();

    stream.close();

    assertThat(reader.result(Loopback.SOON)).isFalse();
  }

  @Test
  void closeOfClientEndsBlockedReadQuietly() throws Exception {
    EventStream<T> stream = open(this::oneItemThenSilence);
    Iterator<T> items = stream.iterator();
    assertThat(items.next()).isEqualTo(item(0));
    Reader<Boolean> reader = Reader.start(items::hasNext);
    reader.awaitBlockedInRead();

    loopback.client().close();

    assertThat(reader.result(Loopback.SOON)).isFalse();
  }

  @Test
  void errorIsThrownOnceAndNothingComesAfterIt() {
    EventStream<T> stream = open(this::oneItemThenCut);
    Iterator<T> items = stream.iterator();

    assertThat(items.next()).isEqualTo(item(0));
    assertThatExceptionOfType(BrokenStreamException.class)
        .isThrownBy(items::hasNext)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED))
        .satisfies(e -> assertThat(e.delivered()).isOne())
        .satisfies(e -> assertThat(e.attempts()).hasSize(1));
    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    stream.close();
  }

  @Test
  void nextThrowsErrorAsWell() {
    EventStream<T> stream = open(this::oneItemThenCut);
    Iterator<T> items = stream.iterator();
    items.next();

    assertThatExceptionOfType(BrokenStreamException.class).isThrownBy(items::next);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
  }

  @Test
  void predicateThatThrowsEndsStreamWithItsException() throws Exception {
    loopback.answer(wire -> {
      head(wire);
      send(wire, 0);
      send(wire, 1);
      send(wire, 2);
      wire.awaitClose();
      wire.close();
    });
    IllegalStateException mine = new IllegalStateException("mine");
    Iterator<T> items = loopback
        .client()
        .open(request().serviceError(item -> {
          if (item.equals(item(1))) {
            throw mine;
          }
          return null;
        }))
        .iterator();

    assertThat(items.next()).isEqualTo(item(0));
    assertThatIllegalStateException().isThrownBy(items::hasNext).isSameAs(mine);
    assertThat(items.hasNext()).isFalse();
    loopback.assertNoConnection();
  }

  @Test
  void closingStreamOfItemsClosesConnection() throws Exception {
    EventStream<T> stream = open(this::oneItemThenSilence);

    try (Stream<T> items = stream.stream()) {
      assertThat(items.findFirst()).contains(item(0));
    }

    loopback.assertNoConnection();
  }

  @Test
  void breakInsideTryWithResourcesLeavesNoConnection() throws Exception {
    try (EventStream<T> stream = open(this::oneItemThenSilence)) {
      for (T item : stream) {
        assertThat(item).isEqualTo(item(0));
        break;
      }
    }

    loopback.assertNoConnection();
  }

  @Test
  void finishedStreamLeavesItsConnectionToNext() {
    open(this::twoItems).forEach(item -> {});
    open(wire -> {
          assertThat(wire.requests()).isEqualTo(2);
          twoItems(wire);
        })
        .forEach(item -> {});

    assertThat(loopback.server().openConnections()).isOne();
  }

  @Test
  void deliveredCountsItems() {
    try (EventStream<T> stream = open(this::twoItems)) {
      Iterator<T> items = stream.iterator();

      assertThat(items.hasNext()).isTrue();
      assertThat(stream.delivered()).isZero();
      items.next();
      assertThat(stream.delivered()).isOne();
    }
  }

  @Test
  void emptyBodyIsEmptyStream() {
    try (EventStream<T> stream = open(wire -> {
      head(wire);
      wire.endChunks();
    })) {
      assertThat(stream).isEmpty();
    }
  }

  @Test
  void formatIsOneAskedFor() {
    try (EventStream<T> stream = open(this::twoItems)) {
      assertThat(stream.format()).isEqualTo(format());
    }
  }

  private EventStream<T> open(WireServer.Answer answer) {
    return loopback.open(request(), answer);
  }

  private void twoItems(Wire wire) throws IOException {
    head(wire);
    send(wire, 0);
    send(wire, 1);
    wire.endChunks();
  }

  private void oneItemThenSilence(Wire wire) throws IOException {
    head(wire);
    send(wire, 0);
    wire.awaitClose();
    wire.close();
  }

  private void oneItemThenCut(Wire wire) throws IOException {
    head(wire);
    send(wire, 0);
    wire.close();
  }

  private void head(Wire wire) throws IOException {
    wire.sendHead(format().mediaType(), "Transfer-Encoding: chunked");
  }

  private void send(Wire wire, int number) throws IOException {
    wire.sendChunk(frame(number).getBytes(StandardCharsets.UTF_8));
  }
}
