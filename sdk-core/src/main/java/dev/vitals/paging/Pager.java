package dev.vitals.paging;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A collection that is fetched page by page while it is read. A pager keeps no state: every iteration
 * starts anew with the first page, and several threads may share one pager, though not one iterator.
 *
 * <p>Each iteration holds one page and fetches the next when its items are used up, so what a fetch
 * throws is thrown by {@code hasNext()} or {@code next()}; asking again fetches the same page again.
 *
 * <p>An iteration ends after a page that is last by its own count, or empty. While others add items,
 * the count may grow from page to page and items may move between pages, so that one is seen twice or
 * not at all: a pager shows what the service answers, not a snapshot. For a service that never stops
 * adding pages, bound the reading with {@link Stream#limit(long)}.
 *
 * @param <T> what the collection holds
 */
public final class Pager<T> implements Iterable<T> {
  private final IntFunction<Page<T>> fetch;

  private Pager(IntFunction<Page<T>> fetch) {
    this.fetch = fetch;
  }

  /**
   * Makes a pager over a function that asks the service for one page.
   *
   * @param fetch takes a page's number: from 1, or negative to count from the end, where -1 is the
   *     last. A page that is gone meanwhile may come back empty, which ends an iteration
   */
  public static <T> Pager<T> of(IntFunction<Page<T>> fetch) {
    return new Pager<>(requireNonNull(fetch, "fetch"));
  }

  /**
   * Fetches one page.
   *
   * @param number from 1; a negative number counts from the end, so -1 is the last page. Whether a
   *     page out of range is an error or empty is the service's decision
   * @throws IllegalArgumentException if the number is 0; nothing is sent then
   */
  public Page<T> page(int number) {
    if (number == 0) {
      throw new IllegalArgumentException(
          "There is no page 0: pages count from 1, or from the end with -1 for the last");
    }
    return fetch.apply(number);
  }

  /** Starts at the first page, which is fetched by the first {@code hasNext()} or {@code next()}. */
  @Override
  public Iterator<T> iterator() {
    return new PageByPage();
  }

  /**
   * The whole collection, in the service's order and fetched page by page as the stream needs it. It
   * holds nothing that must be closed.
   */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
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
      items = List.<T>of().iterator(); // lets go of the page that is used up
      Page<T> page = page(next);
      // By the number asked for and the newest count: neither an answer that is always the same
      // page
      // nor an overflow makes this endless.
      last = next >= page.totalPages() || page.items().isEmpty();
      items = page.items().iterator();
      next++;
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The last page has no more items");
      }
      return items.next();
    }
  }
}
