package dev.vitals.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The reading of a collection without a thread that waits. */
final class PagerAsyncTest {
  private static final int MANY = 50_000;

  private final List<Integer> asked = new ArrayList<>();
  private final List<CompletableFuture<Page<String>>> fetches = new ArrayList<>();
  private final Pager<String> pager = Pager.of(
      number -> {
        throw new AssertionError("nobody should wait for a page");
      },
      number -> {
        asked.add(number);
        CompletableFuture<Page<String>> fetch = new CompletableFuture<>();
        fetches.add(fetch);
        return fetch;
      });

  @Test
  void onePageIsFetchedByItsNumber() {
    CompletableFuture<Page<String>> page = pager.pageAsync(-1);
    answer(0, 2, 2, "b");

    assertThat(page.join().items()).containsExactly("b");
    assertThat(asked).containsExactly(-1);
    assertThatIllegalArgumentException().isThrownBy(() -> pager.pageAsync(0));
  }

  @Test
  void nextPageIsFetchedOnceReaderHasReturned() {
    List<String> read = new ArrayList<>();
    CompletableFuture<Void> all = pager.pagesAsync(page -> {
      read.addAll(page.items());
      assertThat(asked).hasSize(page.number());
    });

    assertThat(asked).containsExactly(1);
    answer(0, 1, 2, "a", "b");
    assertThat(asked).containsExactly(1, 2);
    assertThat(all).isNotDone();
    answer(1, 2, 2, "c");

    assertThat(all).isCompleted();
    assertThat(read).containsExactly("a", "b", "c");
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void manyPagesThatAreThereAtOnceDoNotFillTheStack() {
    AtomicInteger pages = new AtomicInteger();

    atOnce().pagesAsync(page -> pages.incrementAndGet()).join();

    assertThat(pages).hasValue(MANY);
  }

  @Test
  void failedFetchFailsReadingWithItsOwnException() {
    CompletableFuture<Void> all = pager.pagesAsync(page -> {});
    answer(0, 1, 3, "a");
    fetches.get(1).completeExceptionally(new IllegalStateException("down"));

    assertThatThrownBy(all::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("down");
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void fetchThatIsRefusedAtOnceFailsReading() {
    Pager<String> refused = Pager.of(number -> Page.empty(), number -> {
      throw new IllegalStateException("closed");
    });

    assertThatThrownBy(refused.pagesAsync(page -> {})::join)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(subscribed(refused, Long.MAX_VALUE).told).containsExactly("closed");
  }

  @Test
  void exceptionOfReaderEndsReading() {
    CompletableFuture<Void> all = pager.pagesAsync(page -> {
      throw new IllegalStateException("full");
    });
    answer(0, 1, 2, "a");

    assertThatThrownBy(all::join).hasRootCauseMessage("full");
    assertThat(asked).containsExactly(1);
  }

  @Test
  void cancellingReadingEndsFetchUnderWay() {
    List<Page<String>> read = new ArrayList<>();
    CompletableFuture<Void> all = pager.pagesAsync(read::add);
    answer(0, 1, 3, "a");

    all.cancel(true);

    assertThat(fetches.get(1)).isCancelled();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(all::join);
    assertThat(read).hasSize(1);
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void readerThatCancelsReadingGetsNoOtherPage() {
    List<CompletableFuture<Void>> reading = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    CompletableFuture<Void> all = pager.pagesAsync(page -> {
      read.add(page.number());
      reading.get(0).cancel(true);
    });
    reading.add(all);
    answer(0, 1, 3, "a");

    assertThat(all).isCancelled();
    assertThat(read).containsExactly(1);
    assertThat(asked).containsExactly(1);
  }

  @Test
  void publisherFetchesPageWhenItsItemsAreDemanded() {
    Probe probe = subscribed(pager, 0);
    assertThat(asked).isEmpty();

    probe.subscription().request(1);
    assertThat(asked).containsExactly(1);
    answer(0, 1, 2, "a", "b");
    assertThat(probe.told).containsExactly("a");

    probe.subscription().request(1);
    assertThat(probe.told).containsExactly("a", "b");
    assertThat(asked).containsExactly(1);

    probe.subscription().request(1);
    assertThat(asked).containsExactly(1, 2);
    answer(1, 2, 2, "c");
    assertThat(probe.told).containsExactly("a", "b", "c", "complete");
  }

  @Test
  void eachSubscriptionStartsAtFirstPage() {
    Probe one = subscribed(pager, 9);
    Probe other = subscribed(pager, 9);

    answer(0, 1, 1, "a");
    answer(1, 1, 1, "a");

    assertThat(one.told).containsExactly("a", "complete");
    assertThat(other.told).containsExactly("a", "complete");
    assertThat(asked).containsExactly(1, 1);
  }

  @Test
  void manyPublishedPagesDoNotFillTheStack() {
    Probe probe = subscribed(atOnce(), Long.MAX_VALUE);

    assertThat(probe.told).hasSize(MANY + 1).last().isEqualTo("complete");
  }

  @Test
  void failedFetchReachesSubscriberWithItsOwnException() {
    Probe probe = subscribed(pager, 9);
    answer(0, 1, 2, "a");
    fetches
        .get(1)
        .completeExceptionally(new CompletionException(new IllegalStateException("down")));

    assertThat(probe.told).containsExactly("a", "down");
  }

  @Test
  void cancellingSubscriptionEndsFetchUnderWay() {
    Probe probe = subscribed(pager, 9);

    probe.subscription().cancel();

    assertThat(fetches.get(0)).isCancelled();
    assertThat(probe.told).isEmpty();
    probe.subscription().request(1);
    assertThat(asked).containsExactly(1);
  }

  @Test
  void demandThatIsNotPositiveIsAnError() {
    Probe probe = subscribed(pager, 0);

    probe.subscription().request(0);

    assertThat(probe.told).containsExactly("demand must be positive, was 0");
    assertThat(asked).isEmpty();
  }

  @Test
  void pagerWithoutAsyncFetchSaysSo() {
    Pager<String> sync = Pager.of(number -> Page.empty());

    for (ThrowingCallable call : List.<ThrowingCallable>of(
        () -> sync.pageAsync(1).join(),
        () -> sync.pagesAsync(page -> {}).join(),
        sync::publisher)) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(call)
          .withMessageContaining("create it by of(fetch, fetchAsync)");
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> Pager.<String>of(
                number -> {
                  throw new IllegalStateException("on the caller's thread");
                },
                number -> new CompletableFuture<>())
            .page(1));
  }

  private void answer(int fetch, int number, int total, String... items) {
    fetches.get(fetch).complete(Page.of(List.of(items), number, total));
  }

  private static Pager<Integer> atOnce() {
    return Pager.of(
        number -> Page.empty(),
        number -> CompletableFuture.completedFuture(Page.of(List.of(number), number, MANY)));
  }

  private static <T> Probe subscribed(Pager<T> pager, long demand) {
    Probe probe = new Probe(demand);
    pager.publisher().subscribe(probe);
    return probe;
  }

  /** Notes in words what it is told. */
  private static final class Probe implements Flow.Subscriber<Object> {
    private final List<String> told = new ArrayList<>();
    private final List<Flow.Subscription> subscriptions = new ArrayList<>();
    private final long demand;

    Probe(long demand) {
      this.demand = demand;
    }

    Flow.Subscription subscription() {
      return subscriptions.get(0);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriptions.add(subscription);
      if (demand > 0) {
        subscription.request(demand);
      }
    }

    @Override
    public void onNext(Object item) {
      told.add(item.toString());
    }

    @Override
    public void onError(Throwable failure) {
      told.add(String.valueOf(failure.getMessage()));
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }
  }
}
