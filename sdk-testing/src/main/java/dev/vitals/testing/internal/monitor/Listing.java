package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import java.util.List;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param totalPages 0 if there is nothing at all
 */
public record Listing(List<? extends Row> items, int number, int totalPages) {

  /**
   * Cuts out a page.
   *
   * @param asked from 1, or from the end if negative: -1 is the last page
   * @throws OutOfRange if there is no such page; the first page always exists, the last of none
   *     does not
   */
  public static Listing of(List<? extends Row> all, int asked, int pageSize) throws OutOfRange {
    int totalPages = (all.size() + pageSize - 1) / pageSize;
    int number = asked < 0 ? totalPages + asked + 1 : asked;
    if (number < 1 || (number > totalPages && number != 1)) {
      throw new OutOfRange();
    }
    int from = (number - 1) * pageSize;
    int to = Math.min(from + pageSize, all.size());
    return new Listing(all.subList(from, to), number, totalPages);
  }

  /**
   * The envelope around the items; the URLs of other pages are there only if those pages are.
   *
   * @param name of the member that holds the items
   * @param path of the request, as sent
   */
  public ObjectNode toJson(String name, String path, Query query) throws MonitorError {
    return filled(Json.object(), name, path, query);
  }

  /** The same with every member there is: the URLs of pages that are not there are null. */
  ObjectNode toFullJson(ObjectNode around, String name, String path, Query query)
      throws MonitorError {
    ObjectNode envelope = around.deepCopy();
    envelope.set(name, NullNode.getInstance()); // keeps its place
    envelope.set("prev_url", NullNode.getInstance());
    envelope.set("next_url", NullNode.getInstance());
    return filled(envelope, name, path, query);
  }

  private ObjectNode filled(ObjectNode envelope, String name, String path, Query query)
      throws MonitorError {
    ArrayNode array = envelope.putArray(name);
    for (Row item : items) {
      array.add(item.toJson());
    }
    if (number > 1) {
      envelope.put("prev_url", path + "?" + query.with("page", String.valueOf(number - 1)));
    }
    if (number < totalPages) {
      envelope.put("next_url", path + "?" + query.with("page", String.valueOf(number + 1)));
    }
    return envelope.put("total_page", totalPages);
  }

  /** No page has this number. */
  public static final class OutOfRange extends Exception {
    private static final long serialVersionUID = 1L;

    private OutOfRange() {}
  }
}
