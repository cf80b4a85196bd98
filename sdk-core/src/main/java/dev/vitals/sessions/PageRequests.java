package dev.vitals.sessions;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.paging.Page;
import dev.vitals.paging.Pager;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Requests one page of a collection by its number: 1 is the first page, -1 the last. */
final class PageRequests {
  private PageRequests() {}

  /**
   * Requests a page of a collection; an answer without content is an empty page.
   *
   * @param items reads the items from an answer
   * @param total reads the number of pages from an answer
   */
  static <L, T> ApiRequest<Page<T>> of(
      ApiRequest<L> request, int page, Function<L, List<T>> items, ToIntFunction<L> total) {
    return numbered(request, page)
        .map(answer -> {
          int pages = total.applyAsInt(answer.body());
          List<T> found = items.apply(answer.body());
          if (pages == 0 && found.isEmpty()) {
            return Page.<T>empty();
          }
          int number = page > 0 ? page : pages + 1 + page;
          if (pages < 0 || number < 1) {
            throw new DecodingException(
                request + ": the answer to page " + page + " has an impossible page count of "
                    + pages,
                Problem.MALFORMED,
                -1,
                null,
                answer.call());
          }
          return Page.of(found, number, pages);
        })
        .ifEmpty(Page.empty());
  }

  /** A pager that sends such requests; the first one is made now, so that bad input is refused. */
  static <T> Pager<T> pager(ApiClient client, IntFunction<ApiRequest<Page<T>>> request) {
    ApiRequest<Page<T>> first = request.apply(1);
    IntFunction<ApiRequest<Page<T>>> made = page -> page == 1 ? first : request.apply(page);
    return Pager.of(
        page -> client.send(made.apply(page)), page -> client.sendAsync(made.apply(page)));
  }

  /** Without a page in the query the server reads one from a body, which newer servers refuse. */
  static <T> ApiRequest<T> numbered(ApiRequest<T> request, int page) {
    if (page == 0) {
      throw new IllegalArgumentException(
          "page must not be 0: pages count from 1, or from the end with -1 for the last");
    }
    return request.query("page", Integer.toString(page));
  }
}
