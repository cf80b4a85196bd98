package dev.vitals.internal.stream;

import dev.vitals.stream.ServerSentEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its items: where they come from, and what they mean. Immutable; every
 * change is a copy.
 *
 * @param origin how an item is made from what is on the wire
 * @param lastItem recognizes the last item; may be null
 * @param serviceError returns the message of an item that reports an error of the service, null for
 *     any other; may be null itself
 * @param position returns where an item stands, for resuming after it; null if SSE ids tell
 */
public record ItemTerms<T>(
    Origin<T> origin,
    @Nullable Predicate<T> lastItem,
    @Nullable Function<T, @Nullable String> serviceError,
    @Nullable Function<T, @Nullable String> position) {
  /** Where items come from: decoded from the wire, or made from such items. */
  sealed interface Origin<T> {
    /** The class that the wire's records are decoded to. */
    Class<?> decoded();

    /** Whether positions come from the items beneath. */
    boolean hasPositions();

    /** Whether one of the items beneath is recognized as the last. */
    boolean promisesEnd();
  }

  record Decoded<T>(Class<T> decoded) implements Origin<T> {
    @Override
    public boolean hasPositions() {
      return false;
    }

    @Override
    public boolean promisesEnd() {
      return false;
    }
  }

  record Mapped<W, T>(ItemTerms<W> from, Function<W, @Nullable T> mapping) implements Origin<T> {
    @Override
    public Class<?> decoded() {
      return from.origin().decoded();
    }

    @Override
    public boolean hasPositions() {
      return from.hasPositions();
    }

    @Override
    public boolean promisesEnd() {
      return from.promisesEnd();
    }

    ItemReader<T> over(ItemReaders.Source source) {
      return new MappedItems<>(source.items(from), from, mapping);
    }
  }

  /** Items of this class, none of which is special. */
  static <T> ItemTerms<T> of(Class<T> type) {
    return new ItemTerms<>(new Decoded<>(type), null, null, null);
  }

  /** Items that {@code mapping} makes from these. */
  <R> ItemTerms<R> map(Function<T, @Nullable R> mapping) {
    return new ItemTerms<>(new Mapped<>(this, mapping), null, null, null);
  }

  ItemTerms<T> withLastItem(Predicate<T> last) {
    return new ItemTerms<>(origin, last, serviceError, position);
  }

  ItemTerms<T> withServiceError(Function<T, @Nullable String> message) {
    return new ItemTerms<>(origin, lastItem, message, position);
  }

  ItemTerms<T> withPosition(Function<T, @Nullable String> itemPosition) {
    return new ItemTerms<>(origin, lastItem, serviceError, itemPosition);
  }

  /** Whether the wire's events themselves are asked for, rather than their contents. */
  boolean raw() {
    return origin.decoded() == ServerSentEvent.class;
  }

  boolean isLastItem(T item) {
    return lastItem != null && lastItem.test(item);
  }

  /** The message of an item that reports an error of the service, or null. */
  @Nullable
  String failureIn(T item) {
    return serviceError == null ? null : serviceError.apply(item);
  }

  /** Whether an item tells where it stands. */
  boolean hasPositions() {
    return position != null || origin.hasPositions();
  }

  /** Where an item stands that {@code items} has just read, or null if it does not tell. */
  @Nullable
  String positionOf(T item, ItemReader<T> items) {
    return position == null ? items.position() : position.apply(item);
  }

  /** Where the last item stands that a mapping may have left out, or null if none tells. */
  @Nullable
  String positionOfSkipped(ItemReader<?> items) {
    return position == null ? items.position() : null;
  }

  /** Whether one of the items is recognized as the last. */
  boolean promisesEnd() {
    return lastItem != null || origin.promisesEnd();
  }
}
