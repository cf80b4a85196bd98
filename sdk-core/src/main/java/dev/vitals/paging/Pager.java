package dev.vitals.paging;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is fetched page by page while it is read. A pager has no state: every iteration
 * starts again at the first page, and threads may share a pager, but not an iterator.
 *
 * <p>An iteration holds one page and fetches the next one when it runs out of items, so an
 * exception of a fetch is thrown by {@code hasNext()} or {@code next()}. Calling them again fetches
 * the same page again.
 *
 * <p>An iteration ends after a page that is empty, or the last one by its own count. While others
 * add items, that count may grow from page to page, and items may move between pages, so that one
 * is returned twice or not at all: a pager is not a snapshot. For a service that keeps adding
 * pages, limit the reading with {@link Stream#limit(long)}.
 *
 * @param <T> the type of the items
 */
public final class Pager<T> implements Iterable<T> {
  private final IntFunction<Page<T>> fetch;
  private final @Nullable IntFunction<CompletableFuture<Page<T>>> fetchAsync;

  private Pager(
      IntFunction<Page<T>> fetch, @Nullable IntFunction<CompletableFuture<Page<T>>> fetchAsync) {
    this.fetch = fetch;
    this.fetchAsync = fetchAsync;
  }

  /**
   * Creates a pager from a function that fetches one page.
   *
   * @param fetch takes the number of a page: counted from 1, or negative to count from the end,
   *     where -1 is the last page. For a page that no longer exists it may return an empty one,
   *     which ends an iteration
   */
  public static <T> Pager<T> of(IntFunction<Page<T>> fetch) {
    return new Pager<>(requireNonNull(fetch, "fetch"), null);
  }

  /**
   * Creates a pager that can also be read without a thread that waits.
   *
   * @param fetch as for {@link #of(IntFunction)}
   * @param fetchAsync begins to fetch the same page; cancelling its future ends the fetch
   */
  public static <T> Pager<T> of(
      IntFunction<Page<T>> fetch, IntFunction<CompletableFuture<Page<T>>> fetchAsync) {
    return new Pager<>(requireNonNull(fetch, "fetch"), requireNonNull(fetchAsync, "fetchAsync"));
  }

  /**
   * Fetches one page.
   *
   * @param number counts from 1; a negative number counts from the end, so -1 is the last page. The
   *     service decides whether a page out of range is an error or empty
   * @throws IllegalArgumentException if the number is 0; in that case nothing is sent
   */
  public Page<T> page(int number) {
    requirePage(number);
    return fetch.apply(number);
  }

  /**
   * Begins to fetch one page, numbered as in {@link #page}. Cancelling the future ends the fetch.
   *
   * @throws IllegalArgumentException if the number is 0; in that case nothing is sent
   * @throws UnsupportedOperationException if the pager was created without an asynchronous fetch
   */
  public CompletableFuture<Page<T>> pageAsync(int number) {
    requirePage(number);
    return asyncFetch().apply(number);
  }

  /**
   * Fetches page after page without a thread that waits, and passes each to {@code reader}, on the
   * thread that received it. The next page is fetched once {@code reader} has returned.
   *
   * @return completes after the last page; fails with the exception of a fetch or of the reader.
   *     Cancelling it ends a fetch that is under way, and no other one begins
   * @throws UnsupportedOperationException if the pager was created without an asynchronous fetch
   */
  public CompletableFuture<Void> pagesAsync(Consumer<? super Page<T>> reader) {
    requireNonNull(reader, "reader");
    return new PageLoop<>(asyncFetch(), reader).start();
  }

  /**
   * Publishes the items of the whole collection in the service's order. The publisher is cold: each
   * subscription begins at the first page, and a page is fetched when its items are demanded.
   * Cancelling a subscription ends a fetch that is under way; a failed fetch reaches {@code onError}.
   *
   * @throws UnsupportedOperationException if the pager was created without an asynchronous fetch
   */
  public Flow.Publisher<T> publisher() {
    IntFunction<CompletableFuture<Page<T>>> async = asyncFetch();
    return subscriber -> {
      requireNonNull(subscriber, "subscriber");
      PageSubscription<T> subscription = new PageSubscription<>(async, subscriber);
      subscriber.onSubscribe(subscription);
      subscription.begin();
    };
  }

  private IntFunction<CompletableFuture<Page<T>>> asyncFetch() {
    if (fetchAsync == null) {
      throw new UnsupportedOperationException(
          "this pager fetches on the caller's thread only; create it by of(fetch, fetchAsync)");
    }
    return fetchAsync;
  }

  private static void requirePage(int number) {
    if (number == 0) {
      throw new IllegalArgumentException(
          "number must not be 0: pages count from 1, or from the end with -1 for the last");
    }
  }

  /** Starts at the first page, which the first {@code hasNext()} or {@code next()} fetches. */
  @Override
  public Iterator<T> iterator() {
    return new PageByPage();
  }

  /**
   * The whole collection in the service's order, fetched page by page as the stream needs it. The
   * stream need not be closed.
   */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
  }

  /**
   * Whether nothing follows a page. Compares the requested number with the newest count, so that a
   * reading ends even if the service returns the same page for ever.
   */
  static boolean endsAfter(Page<?> page, int requested) {
    return requested >= page.totalPages() || page.items().isEmpty();
  }

  private final class PageByPage implements Iterator<T> {
    private Iterator<T> items = List.<T>of().iterator();
    private int next = 1;
    private boolean last;

    @Override
    public boolean hasNext() {
      if (items.hasNext()) {
        return true;
      }
      if (last) {
        return false;
      }
      items = List.<T>of().iterator(); // releases the finished page
      Page<T> page = page(next);
      last = endsAfter(page, next);
      items = page.items().iterator();
      next++;
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more items: the last page has been read");
      }
      return items.next();
    }
  }
}
