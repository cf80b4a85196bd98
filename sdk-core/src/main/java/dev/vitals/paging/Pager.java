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

  private Pager(IntFunction<Page<T>> fetch) {
    this.fetch = fetch;
  }

  /**
   * Creates a pager from a function that fetches one page.
   *
   * @param fetch takes the number of a page: counted from 1, or negative to count from the end,
   *     where -1 is the last page. For a page that no longer exists it may return an empty one,
   *     which ends an iteration
   */
  public static <T> Pager<T> of(IntFunction<Page<T>> fetch) {
    return new Pager<>(requireNonNull(fetch, "fetch"));
  }

  /**
   * Fetches one page.
   *
   * @param number counts from 1; a negative number counts from the end, so -1 is the last page. The
   *     service decides whether a page out of range is an error or empty
   * @throws IllegalArgumentException if the number is 0; in that case nothing is sent
   */
  public Page<T> page(int number) {
    if (number == 0) {
      throw new IllegalArgumentException(
          "number must not be 0: pages count from 1, or from the end with -1 for the last");
    }
    return fetch.apply(number);
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
      // Compares the requested number with the newest count, so that this ends even if the service
      // returns the same page for ever.
      last = next >= page.totalPages() || page.items().isEmpty();
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
