package dev.vitals.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PagerTest {
  private final List<Integer> asked = new ArrayList<>();

  @Test
  void allPagesAreReadInOrder() {
    Pager<String> pager = pager("ab", "cd", "e");

    assertThat(pager).containsExactly("a", "b", "c", "d", "e");
    assertThat(asked).containsExactly(1, 2, 3);
  }

  @Test
  void pageIsFetchedWhenItsFirstItemIsNeeded() {
    Iterator<String> items = pager("ab", "c").iterator();

    assertThat(asked).isEmpty();
    assertThat(items.next()).isEqualTo("a");
    assertThat(items.hasNext()).isTrue();
    assertThat(items.next()).isEqualTo("b");
    assertThat(asked).containsExactly(1);
    assertThat(items.next()).isEqualTo("c");
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void hasNextMayBeAskedAnyNumberOfTimes() {
    Iterator<String> items = pager("a").iterator();

    assertThat(items.hasNext()).isTrue();
    assertThat(items.hasNext()).isTrue();
    items.next();
    assertThat(items.hasNext()).isFalse();
    assertThat(items.hasNext()).isFalse();
    assertThat(asked).containsExactly(1);
  }

  @Test
  void nextPastEndIsRefused() {
    Iterator<String> items = pager("a").iterator();
    items.next();

    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    assertThat(asked).containsExactly(1);
  }

  @Test
  void emptyCollectionTakesOneRequest() {
    Pager<String> pager = pager();

    assertThat(pager).isEmpty();
    assertThat(asked).containsExactly(1);
  }

  @Test
  void eachIterationStartsAgain() {
    Pager<String> pager = pager("a", "b");

    assertThat(pager).containsExactly("a", "b");
    assertThat(pager.stream()).containsExactly("a", "b");
    assertThat(asked).containsExactly(1, 2, 1, 2);
  }

  @Test
  void iterationsAreIndependent() {
    Pager<String> pager = pager("a", "b");
    Iterator<String> one = pager.iterator();
    Iterator<String> other = pager.iterator();

    assertThat(one.next()).isEqualTo("a");
    assertThat(one.next()).isEqualTo("b");
    assertThat(other.next()).isEqualTo("a");
  }

  @Test
  void streamFetchesOnlyPagesItNeeds() {
    Pager<String> pager = pager("ab", "c", "d");

    assertThat(pager.stream().limit(2)).containsExactly("a", "b");
    assertThat(asked).containsExactly(1);
    assertThat(pager.stream().anyMatch("c"::equals)).isTrue();
    assertThat(asked).containsExactly(1, 1, 2);
  }

  @Test
  void streamFetchesNothingBeforeItsTerminalOperation() {
    Stream<Integer> lengths = pager("a").stream().map(String::length);

    assertThat(asked).isEmpty();
    assertThat(lengths).containsExactly(1);
    assertThat(asked).containsExactly(1);
  }

  @Test
  void pagesThatAppearWhileReadingAreReadToo() {
    List<List<String>> pages = new ArrayList<>(List.of(List.of("a"), List.of("b")));
    Iterator<String> items = pagerOver(pages).iterator();
    items.next();

    pages.add(List.of("c"));

    assertThat(items).toIterable().containsExactly("b", "c");
  }

  @Test
  void pagesThatVanishWhileReadingAreNotAskedFor() {
    List<List<String>> pages =
        new ArrayList<>(List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d")));
    Iterator<String> items = pagerOver(pages).iterator();
    items.next();

    pages.remove(3);
    pages.remove(2);

    assertThat(items).toIterable().containsExactly("b");
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void emptyPageEndsIterationWhateverItsCount() {
    Pager<String> pager = pager("a", "", "c");

    assertThat(pager).containsExactly("a");
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void serviceThatRepeatsOnePageDoesNotMakeItEndless() {
    Pager<String> pager = Pager.of(number -> Page.of(List.of("a"), 1, 3));

    assertThat(pager).containsExactly("a", "a", "a");
  }

  @Test
  void endlessPagesAreReadAsFarAsCallerWants() {
    Pager<Integer> pager = Pager.of(number -> {
      asked.add(number);
      return Page.of(List.of(number), number, number + 1);
    });

    assertThat(pager.stream().limit(1000)).hasSize(1000).last().isEqualTo(1000);
    assertThat(asked).hasSize(1000);
  }

  @Test
  void failedPageIsFetchedAgainAndNoItemLost() {
    boolean[] fails = {true};
    IntFunction<Page<String>> fetch = answering(List.of(List.of("a"), List.of("b")));
    Iterator<String> items = Pager.of(number -> {
          Page<String> page = fetch.apply(number);
          if (number == 2 && fails[0]) {
            throw new IllegalStateException("service is down");
          }
          return page;
        })
        .iterator();
    items.next();

    assertThatIllegalStateException().isThrownBy(items::hasNext).withMessage("service is down");
    assertThatIllegalStateException().isThrownBy(items::next).withMessage("service is down");
    fails[0] = false;

    assertThat(items).toIterable().containsExactly("b");
    assertThat(asked).containsExactly(1, 2, 2, 2);
  }

  @Test
  void onePageIsFetchedByItsNumber() {
    Page<String> page = pager("a", "b").page(2);

    assertThat(page.items()).containsExactly("b");
    assertThat(page.isLast()).isTrue();
    assertThat(asked).containsExactly(2);
  }

  @Test
  void negativeNumbersAreSentUnchanged() {
    Page<String> page = pager("a", "b", "c").page(-1);

    assertThat(page.items()).containsExactly("c");
    assertThat(page.number()).isEqualTo(3);
    assertThat(asked).containsExactly(-1);
  }

  @Test
  void pageZeroIsRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pager("a").page(0))
        .withMessage(
            "number must not be 0: pages count from 1, or from the end with -1 for the last");
    assertThat(asked).isEmpty();
  }

  @Test
  void itemsCannotBeRemoved() {
    Iterator<String> items = pager("a").iterator();
    items.next();

    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(items::remove);
  }

  @Test
  @SuppressWarnings("NullAway")
  void pagerNeedsFunction() {
    assertThatNullPointerException().isThrownBy(() -> Pager.of(null)).withMessage("fetch");
  }

  /** Takes a text for a page: its characters are the items. */
  private Pager<String> pager(String... pages) {
    return pagerOver(Stream.of(pages).map(page -> items(page)).toList());
  }

  private static List<String> items(String page) {
    return page.chars().mapToObj(Character::toString).toList();
  }

  /** Sees later changes of the list, as a service's collection changes. */
  private Pager<String> pagerOver(List<List<String>> pages) {
    return Pager.of(answering(pages));
  }

  private IntFunction<Page<String>> answering(List<List<String>> pages) {
    return asked -> {
      this.asked.add(asked);
      if (pages.isEmpty()) {
        return Page.empty();
      }
      int number = asked > 0 ? asked : pages.size() + 1 + asked;
      return Page.of(pages.get(number - 1), number, pages.size());
    };
  }
}
