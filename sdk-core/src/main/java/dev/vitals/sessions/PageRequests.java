package dev.vitals.sessions;

import dev.vitals.client.ApiRequest;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.paging.Page;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Requests for one page of a collection, by its number: 1 is the first page, -1 the last. */
final class PageRequests {
  private PageRequests() {}

  /**
   * Asks for a page of a collection; no content is an empty one.
   *
   * @param items what an answer holds
   * @param total how many pages there are by an answer
   */
  static <L, T> ApiRequest<Page<T>> of(
      ApiRequest<L> request, int page, Function<L, List<T>> items, ToIntFunction<L> total) {
    return numbered(request, page)
        .map(answer -> {
          int pages = total.applyAsInt(answer.body());
          int number = page > 0 ? page : pages + 1 + page;
          if (pages < 0 || number < 1) {
            throw new DecodingException(
                request + ": an answer to page " + page + " can't be of " + pages + " pages",
                Problem.MALFORMED,
                -1,
                null,
                answer.call());
          }
          return Page.of(items.apply(answer.body()), number, pages);
        })
        .emptyAs(Page.empty());
  }

  /** Without a page in the query the server looks for one in a body, and newer ones refuse that. */
  static <T> ApiRequest<T> numbered(ApiRequest<T> request, int page) {
    if (page == 0) {
      throw new IllegalArgumentException("pages count from 1, or from -1 backwards; was 0");
    }
    return request.query("page", Integer.toString(page));
  }
}
