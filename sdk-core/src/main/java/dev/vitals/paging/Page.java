package dev.vitals.paging;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One page of a collection, as the service returned it. Immutable if its items are.
 *
 * @param <T> the type of the items
 */
public final class Page<T> {
  private final List<T> items;
  private final int number;
  private final int totalPages;

  private Page(List<T> items, int number, int totalPages) {
    this.items = items;
    this.number = number;
    this.totalPages = totalPages;
  }

  /**
   * Creates a page from an answer. A total below the number is accepted, because the collection may
   * have shrunk while it was read.
   *
   * @param number the number of this page, starting at 1
   * @param totalPages the number of pages according to this answer, at least 0
   * @throws IllegalArgumentException if a number is out of range
   */
  public static <T> Page<T> of(List<? extends T> items, int number, int totalPages) {
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1, was " + number);
    }
    if (totalPages < 0) {
      throw new IllegalArgumentException("totalPages must not be negative, was " + totalPages);
    }
    return new Page<>(List.copyOf(requireNonNull(items, "items")), number, totalPages);
  }

  /** The only page of an empty collection: number 1 of 0. */
  public static <T> Page<T> empty() {
    return new Page<>(List.of(), 1, 0);
  }

  /** The items in the service's order, as an unmodifiable list. */
  public List<T> items() {
    return items;
  }

  /** The number of this page, starting at 1. */
  public int number() {
    return number;
  }

  /** The number of pages when the service answered; 0 for an empty collection. */
  public int totalPages() {
    return totalPages;
  }

  /** Whether no page followed this one when the service answered. */
  public boolean isLast() {
    return number >= totalPages;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Page<?> that
        && number == that.number
        && totalPages == that.totalPages
        && items.equals(that.items);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * number + totalPages) + items.hashCode();
  }

  /** Shows only the number of items: there may be many, and not all belong in a log. */
  @Override
  public String toString() {
    return "Page[number=%d, totalPages=%d, items=%d]".formatted(number, totalPages, items.size());
  }
}
