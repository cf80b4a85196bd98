package dev.vitals.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {
  @Test
  void pageHasItsItemsAndItsPlace() {
    Page<String> page = Page.of(List.of("a", "b"), 2, 3);

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.number()).isEqualTo(2);
    assertThat(page.totalPages()).isEqualTo(3);
    assertThat(page).hasToString("Page[number=2, totalPages=3, items=2]");
  }

  @Test
  void pageWhoseNumberReachesTotalIsLast() {
    assertThat(Page.of(List.of("a"), 2, 3).isLast()).isFalse();
    assertThat(Page.of(List.of("a"), 3, 3).isLast()).isTrue();
    assertThat(Page.of(List.of("a"), 4, 3).isLast()).isTrue();
    assertThat(Page.of(List.of("a"), 1, 0).isLast()).isTrue();
  }

  @Test
  void emptyCollectionHasOneEmptyPage() {
    Page<String> empty = Page.empty();

    assertThat(empty.items()).isEmpty();
    assertThat(empty.number()).isEqualTo(1);
    assertThat(empty.totalPages()).isZero();
    assertThat(empty.isLast()).isTrue();
  }

  @Test
  void itemsAreCopyThatNobodyChanges() {
    List<String> given = new ArrayList<>(List.of("a"));
    Page<CharSequence> page = Page.of(given, 1, 1);

    given.add("b");

    assertThat(page.items()).isUnmodifiable().hasSize(1);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.of(List.of(), 0, 1))
        .withMessage("number must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.of(List.of(), -1, 1))
        .withMessage("number must be at least 1, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.of(List.of(), 1, -1))
        .withMessage("totalPages must not be negative, was -1");
  }

  @Test
  void pagesWithSameContentAreEqual() {
    Page<String> page = Page.of(List.of("a"), 1, 2);

    assertThat(page).isEqualTo(Page.of(List.of("a"), 1, 2));
    assertThat(page).hasSameHashCodeAs(Page.of(List.of("a"), 1, 2));
    assertThat(page).isNotEqualTo(Page.of(List.of("b"), 1, 2));
    assertThat(page).isNotEqualTo(Page.of(List.of("a"), 2, 2));
    assertThat(page).isNotEqualTo(Page.of(List.of("a"), 1, 3));
  }
}
